import Basics

/// The functions and macros of all libraries, as a page that is made from their declarations.
public enum FunctionReference {
    /// The page in Markdown, as DocC reads it.
    public static var markdown: String {
        var page = """
            # Functions and macros

            What each library declares. This page is made from the declarations: do not edit it.

            A form such as `string.split(string, int) -> list(string)` is a member, called on a value of its first type;
            capital letters stand for any type.

            """
        for section in sections {
            page += "\n## \(section.title)\n\n\(section.summary)\n\n"
            let macros = section.macros
            if !macros.isEmpty {
                page += "| Macro | Arguments |\n|---|---|\n"
                page += macros.map { "| `\(call($0))` | \(count($0.argumentCount)) |\n" }.joined() + "\n"
            }
            let functions = section.functions.sorted { Symbol.precedesBytewise($0.name, $1.name) }
                .filter { !$0.name.text.contains("@") }
            if !functions.isEmpty {
                page += "| Function | Forms |\n|---|---|\n"
                page += functions.map { "| `\($0.name)` | \(forms($0)) |\n" }.joined()
            }
        }
        return page
    }

    private struct Section {
        var title: String
        var summary: String
        var functions: [FunctionDeclaration] = []
        var macros: [MacroDeclaration] = []
    }

    private static var sections: [Section] {
        [
            Section(
                title: "The language", summary: "Always there.", functions: StandardLibrary.functions,
                macros: StandardMacros.language),
            Section(
                title: "Optional types", summary: "`CELLibraries.optionalTypes`, version 2 of cel-go's library.",
                functions: OptionalLibrary.functions + OptionalLibrary.listFunctions, macros: StandardMacros.optionals),
            Section(
                title: "Strings", summary: "`CELLibraries.strings`, version 5. Places count code points.",
                functions: StringLibrary.functions),
            Section(title: "Encoders", summary: "`CELLibraries.encoders`.", functions: EncoderLibrary.functions),
            Section(
                title: "Math", summary: "`CELLibraries.math`, version 2.", functions: MathLibrary.functions,
                macros: StandardMacros.extremes),
            Section(
                title: "Lists", summary: "`CELLibraries.lists`, version 3.", functions: ListLibrary.functions,
                macros: [StandardMacros.sortBy]),
            Section(title: "Sets", summary: "`CELLibraries.sets`.", functions: SetLibrary.functions),
            Section(
                title: "Comprehensions of two variables",
                summary: "`CELLibraries.twoVariableComprehensions`: index and item, or key and value.",
                macros: StandardMacros.twoVariables),
            Section(title: "Bindings", summary: "`CELLibraries.bindings`.", macros: [StandardMacros.bind]),
            Section(title: "Blocks", summary: "`CELLibraries.blocks`.", macros: BlockMacros.list),
            Section(
                title: "Network", summary: "`CELLibraries.network`, as the language's own suite has it.",
                functions: NetworkLibrary.addresses(takingMapped: true) + NetworkLibrary.ranges(takingMapped: true)),
            Section(
                title: "Kubernetes: addresses", summary: "`CELLibraries.kubernetesAddresses`, Kubernetes 1.30.",
                functions: NetworkLibrary.addresses(takingMapped: false)),
            Section(
                title: "Kubernetes: address ranges",
                summary: "`CELLibraries.kubernetesAddressRanges`, Kubernetes 1.31.",
                functions: NetworkLibrary.ranges(takingMapped: false)),
            Section(
                title: "Kubernetes: regular expressions", summary: "`CELLibraries.kubernetesRegex`, Kubernetes 1.24.",
                functions: RegexLibrary.functions),
            Section(
                title: "Kubernetes: lists", summary: "`CELLibraries.kubernetesLists`, Kubernetes 1.24.",
                functions: KubernetesListLibrary.functions),
            Section(
                title: "Kubernetes: quantities", summary: "`CELLibraries.kubernetesQuantities`, Kubernetes 1.29.",
                functions: QuantityLibrary.functions),
            Section(
                title: "Kubernetes: URLs", summary: "`CELLibraries.kubernetesURLs`, Kubernetes 1.24.",
                functions: URLLibrary.functions),
            Section(
                title: "Kubernetes: named formats", summary: "`CELLibraries.kubernetesFormats`, Kubernetes 1.31.",
                functions: NamedFormatLibrary.functions),
        ]
    }

    private static func forms(_ function: FunctionDeclaration) -> String {
        function.overloads.map { "`\($0.signature(function.name)) -> \($0.result)`" }.joined(separator: "<br>")
    }

    private static func call(_ macro: MacroDeclaration) -> String {
        switch macro.receiver {
        case .none: "\(macro.name)(…)"
        case .any: "range.\(macro.name)(…)"
        case .named(let name): "\(name).\(macro.name)(…)"
        }
    }

    private static func count(_ range: ClosedRange<Int>) -> String {
        range.upperBound == .max ? "any number" : "\(range.lowerBound)"
    }
}
