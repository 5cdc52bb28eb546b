import Basics
import CEL
import Testing
import Tree

/// The value of an expression, in OpenChoreo's configuration unless told.
func evaluate(
    _ source: String, _ variables: [(name: String, value: Value)] = [], options: CELOptions = .openChoreo
) throws(CELError) -> Value {
    let environment = CELEnvironment(variables: variables.map { Symbol($0.name) }, options: options)
    return try CELEvaluator().evaluate(try environment.compile(source), variables.map(\.value))
}

/// Expects that an expression gives what another one gives, of the same type; `error` expects that it fails.
func expect(
    _ source: String, gives expected: String, options: CELOptions = .openChoreo,
    at location: SourceLocation = #_sourceLocation
) {
    do throws(CELError) {
        let value = try evaluate(source, options: options)
        guard expected != "error" else {
            Issue.record("\(source) gives \(value.content), an error was expected", sourceLocation: location)
            return
        }
        let wanted = try evaluate(expected, options: options)
        #expect(value.isSame(as: wanted), "\(source) gives \(value.content)", sourceLocation: location)
    } catch {
        if expected != "error" { Issue.record("\(source): \(error.message)", sourceLocation: location) }
    }
}

/// An expression with the place of an expected error between `⟦` and `⟧`.
struct MarkedSource {
    var text: String
    var range: Range<Int>

    init(_ marked: String) {
        let before = marked.prefix { $0 != "⟦" }
        let inside = marked.dropFirst(before.count + 1).prefix { $0 != "⟧" }
        text = String(before + inside) + marked.dropFirst(before.count + inside.count + 2)
        range = before.utf8.count..<before.utf8.count + inside.utf8.count
    }
}

/// Expects that compiling or evaluating fails at the marked place with a message, and perhaps a hint.
func expectError(
    _ marked: String, _ message: String, hint: String? = nil, phase: CELError.Phase? = nil,
    _ variables: [(name: String, value: Value)] = [], options: CELOptions = .openChoreo,
    at location: SourceLocation = #_sourceLocation
) {
    let source = MarkedSource(marked)
    do throws(CELError) {
        let value = try evaluate(source.text, variables, options: options)
        Issue.record("\(source.text) gives \(value.content)", sourceLocation: location)
    } catch {
        #expect(error.message == message, sourceLocation: location)
        #expect(error.range == source.range, sourceLocation: location)
        if let hint { #expect(error.hints == [hint], sourceLocation: location) }
        if let phase { #expect(error.phase == phase, sourceLocation: location) }
    }
}

extension CELOptions {
    /// OpenChoreo's rules with other libraries.
    static func with(_ libraries: CELLibraries) -> CELOptions { CELOptions(libraries: libraries) }
}
