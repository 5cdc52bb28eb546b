import Basics
import Tree

/// Base64.
enum EncoderLibrary {
    static let functions: [FunctionDeclaration] = [
        FunctionDeclaration("base64.encode", ["bytes -> string"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .bytes(let bytes) = arguments[0] else { throw .noSuchOverload }
            return .string(Base64.text(bytes))
        },
        FunctionDeclaration("base64.decode", ["string -> bytes"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
            guard let bytes = Base64.decode(text) else { throw EvaluationFailure("the text is not base64") }
            return Value(.bytes(bytes))
        },
    ]
}
