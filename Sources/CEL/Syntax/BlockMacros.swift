import Basics
import Tree

/// `cel.block([a, b], body)`: slots that are evaluated at most once, and read as `cel.index(0)`, `cel.index(1)`.
///
/// A block becomes nested bindings under names that no source can write. What a slot holds is dyn, as in the original.
enum BlockMacros {
    static let list: [MacroDeclaration] = [
        MacroDeclaration("block", receiver: .named("cel"), argumentCount: 2...2) { call throws(CELError) in
            guard case .list(let slots) = call.arguments[0].kind, !slots.contains(where: \.isOptional) else {
                throw call.refusal("cel.block() takes a list literal first", at: call.arguments[0].range)
            }
            var body = call.arguments[1]
            for index in slots.indices.reversed() {
                let value = call.call("dyn", [slots[index].value])
                body = call.node(.bind(Symbol("@index\(index)"), value: value, body: body))
            }
            return body
        },
        MacroDeclaration("index", receiver: .named("cel"), argumentCount: 1...1) { call throws(CELError) in
            call.node(.identifier(Symbol("@index\(try number(call, 0))"), isAbsolute: false))
        },
        name("iterVar", "@it"), name("accuVar", "@ac"),
    ]

    private static func name(_ macro: Symbol, _ prefix: String) -> MacroDeclaration {
        MacroDeclaration(macro, receiver: .named("cel"), argumentCount: 2...2) { call throws(CELError) in
            let name = Symbol("\(prefix):\(try number(call, 0)):\(try number(call, 1))")
            return call.node(.identifier(name, isAbsolute: false))
        }
    }

    private static func number(_ call: MacroCall, _ argument: Int) throws(CELError) -> Int64 {
        guard case .literal(.int(let number)) = call.arguments[argument].kind, number >= 0 else {
            throw call.refusal(
                "the argument must be a literal number that is not negative", at: call.arguments[argument].range)
        }
        return number
    }
}
