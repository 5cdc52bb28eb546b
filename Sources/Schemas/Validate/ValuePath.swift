import Basics

/// The steps from a root to a value, written out only when a message needs them.
struct ValuePath {
    /// One step.
    enum Step {
        case field(Symbol)
        case index(Int)
    }

    private var steps: [Step] = []

    mutating func push(_ step: Step) { steps.append(step) }

    mutating func pop() { steps.removeLast() }

    /// `list[0].name`; names that would be misread stand in brackets and quotes.
    var text: String {
        var text = ""
        for step in steps {
            switch step {
            case .index(let index): text += "[\(index)]"
            case .field(let name) where name.isPlainName: text += text.isEmpty ? name.text : ".\(name)"
            case .field(let name): text += "[\"\(name)\"]"
            }
        }
        return text
    }

    /// The text of a field below this path.
    func text(_ field: Symbol) -> String {
        var path = self
        path.push(.field(field))
        return path.text
    }
}

extension Symbol {
    fileprivate var isPlainName: Bool {
        !utf8.isEmpty
            && utf8.allSatisfy { byte in
                switch byte {
                case 0x2d, 0x30...0x39, 0x41...0x5a, 0x5f, 0x61...0x7a, 0x80...: true
                default: false
                }
            }
    }
}
