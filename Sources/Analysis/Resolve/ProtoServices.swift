/// Reads the services of one protocol buffer definition file, as far as routes need them.
///
/// Messages and enums are only skimmed for their names; files that import anything but `google/protobuf/…` are refused,
/// since nothing but the file itself is at hand.
struct ProtoServices {
    private var tokens: [Token]
    private var position = 0
    private var package = ""
    private var messages: Set<String> = []
    private var routes: [EndpointRoute] = []
    private var used: [String] = []

    private enum Token: Equatable {
        case word(String)
        case text(String)
        case symbol(Character)
    }

    /// The methods of all services; refuses what is not a complete definition.
    static func routes(of content: String) throws(EndpointRouteError) -> [EndpointRoute] {
        var reader = ProtoServices(tokens: try tokenize(content))
        try reader.file()
        for type in reader.used where !reader.isDeclared(type) {
            throw EndpointRouteError(message: "the message type `\(type)` is not declared")
        }
        return reader.routes
    }

    private init(tokens: [Token]) {
        self.tokens = tokens
    }

    private func isDeclared(_ type: String) -> Bool {
        let name = type.hasPrefix(".") ? String(type.dropFirst()) : type
        if name.hasPrefix("google.protobuf.") { return true }
        return messages.contains(name) || messages.contains(package.isEmpty ? name : package + "." + name)
    }

    private mutating func file() throws(EndpointRouteError) {
        while position < tokens.count {
            switch next() {
            case .word("syntax"), .word("edition"), .word("option"): try skipStatement()
            case .word("package"):
                package = try word()
                try expect(";")
            case .word("import"):
                if case .word("public")? = peek { position += 1 }
                if case .word("weak")? = peek { position += 1 }
                guard case .text(let path)? = next() else { throw unexpected("a file name behind `import`") }
                if !path.hasPrefix("google/protobuf/") {
                    throw EndpointRouteError(message: "the imported file `\(path)` is not at hand")
                }
                try expect(";")
            case .word("message"), .word("enum"): try type(in: package, depth: 0)
            case .word("extend"):
                _ = try word()
                try skipBlock()
            case .word("service"): try service()
            case .symbol(";"): break
            default: throw unexpected("a definition")
            }
        }
    }

    private mutating func type(in scope: String, depth: Int) throws(EndpointRouteError) {
        if depth > 32 { throw EndpointRouteError(message: "messages are nested too deeply") }
        let name = try word()
        let full = scope.isEmpty ? name : scope + "." + name
        messages.insert(full)
        try expect("{")
        while let token = next() {
            switch token {
            case .symbol("}"): return
            case .symbol("{"):
                position -= 1
                try skipBlock()
            case .word("message"), .word("enum"):
                // A field may be named so; a nested type is a name and a brace.
                if case .word? = peek, position + 1 < tokens.count, tokens[position + 1] == .symbol("{") {
                    try type(in: full, depth: depth + 1)
                }
            default: break
            }
        }
        throw EndpointRouteError(message: "the message `\(full)` is not closed")
    }

    private mutating func service() throws(EndpointRouteError) {
        let name = try word()
        let full = package.isEmpty ? name : package + "." + name
        try expect("{")
        while let token = next() {
            switch token {
            case .symbol("}"): return
            case .symbol(";"): break
            case .word("option"): try skipStatement()
            case .word("rpc"):
                let method = try word()
                try parameter()
                guard case .word("returns")? = next() else { throw unexpected("`returns`") }
                try parameter()
                if case .symbol("{")? = peek { try skipBlock() } else { try expect(";") }
                routes.append(EndpointRoute(kind: "gRPC", service: full, method: method))
            default: throw unexpected("`rpc`")
            }
        }
        throw EndpointRouteError(message: "the service `\(full)` is not closed")
    }

    private mutating func parameter() throws(EndpointRouteError) {
        try expect("(")
        var type = try word()
        if type == "stream", case .word? = peek { type = try word() }
        used.append(type)
        try expect(")")
    }

    private var peek: Token? { position < tokens.count ? tokens[position] : nil }

    private mutating func next() -> Token? {
        guard position < tokens.count else { return nil }
        position += 1
        return tokens[position - 1]
    }

    private mutating func word() throws(EndpointRouteError) -> String {
        guard case .word(let word)? = next() else { throw unexpected("a name") }
        return word
    }

    private mutating func expect(_ symbol: Character) throws(EndpointRouteError) {
        guard next() == .symbol(symbol) else { throw unexpected("`\(symbol)`") }
    }

    private mutating func skipStatement() throws(EndpointRouteError) {
        while let token = next() {
            if token == .symbol(";") { return }
            if token == .symbol("{") {
                position -= 1
                try skipBlock()
            }
        }
        throw unexpected("`;`")
    }

    private mutating func skipBlock() throws(EndpointRouteError) {
        try expect("{")
        var depth = 1
        while depth > 0 {
            guard let token = next() else { throw unexpected("`}`") }
            if token == .symbol("{") { depth += 1 }
            if token == .symbol("}") { depth -= 1 }
        }
    }

    private func unexpected(_ wanted: String) -> EndpointRouteError {
        EndpointRouteError(message: "\(wanted) was expected at token \(position) of the protocol definition")
    }

    private static func tokenize(_ content: String) throws(EndpointRouteError) -> [Token] {
        var tokens: [Token] = []
        let text = Array(content.unicodeScalars)
        var index = 0
        while index < text.count {
            let scalar = text[index]
            if scalar.properties.isWhitespace {
                index += 1
            } else if scalar == "/", index + 1 < text.count, text[index + 1] == "/" {
                while index < text.count, text[index] != "\n" { index += 1 }
            } else if scalar == "/", index + 1 < text.count, text[index + 1] == "*" {
                index += 2
                while index + 1 < text.count, !(text[index] == "*" && text[index + 1] == "/") { index += 1 }
                if index + 1 >= text.count { throw EndpointRouteError(message: "a comment is not closed") }
                index += 2
            } else if scalar == "\"" || scalar == "'" {
                var value = String.UnicodeScalarView()
                index += 1
                while index < text.count, text[index] != scalar {
                    if text[index] == "\\", index + 1 < text.count { index += 1 }
                    value.append(text[index])
                    index += 1
                }
                if index >= text.count { throw EndpointRouteError(message: "a string is not closed") }
                index += 1
                tokens.append(.text(String(value)))
            } else if isWordPart(scalar) {
                var value = String.UnicodeScalarView()
                while index < text.count, isWordPart(text[index]) {
                    value.append(text[index])
                    index += 1
                }
                tokens.append(.word(String(value)))
            } else {
                tokens.append(.symbol(Character(scalar)))
                index += 1
            }
        }
        return tokens
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-", "+": true
        default: false
        }
    }
}
