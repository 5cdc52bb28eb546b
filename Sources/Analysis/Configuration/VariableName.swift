import Basics
import Tree

/// Names of environment variables as Kubernetes judges them.
public enum VariableName {
    /// Printable, and without `=`.
    static func isValid(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { (0x20...0x7e).contains($0) && $0 != UInt8(ascii: "=") }
    }

    /// What is wrong with a name; nil when it is fine.
    public static func finding(_ name: Value?) -> Diagnostic? {
        let text = name?.string ?? ""
        return isValid(text) ? nil : finding(text, name)
    }

    static func finding(_ text: String, _ name: Value?) -> Diagnostic {
        Diagnostic(
            .variableNameInvalid, text.isEmpty ? "a variable has no name" : "`\(text)` is no name of a variable",
            at: Location(name?.origin ?? .none), fix: "Use letters, digits and `_`.")
    }
}
