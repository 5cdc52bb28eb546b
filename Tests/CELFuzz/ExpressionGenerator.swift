/// Writes expressions: mostly of the wanted type, now and then of a wrong one, so that errors are compared, too.
struct ExpressionGenerator {
    var random: RandomSource
    /// The variables of enclosing macros.
    private var locals: [(name: String, type: GeneratedType)] = []

    init(random: RandomSource) {
        self.random = random
    }

    /// An expression of some type.
    mutating func expression() -> String {
        let depth = random.pick([1, 2, 2, 3, 3, 4, 5])
        var type = anyType()
        // The peer's binding cannot give an optional back.
        if case .optional(let wrapped) = type { type = wrapped }
        return text(type, depth)
    }

    private mutating func anyType() -> GeneratedType {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: .list(random.pick(GeneratedType.scalars))
        case 1: .map(random.pick(GeneratedType.scalars))
        case 2: .optional(random.pick(GeneratedType.scalars))
        case 3, 4: .bool
        case 5: .string
        default: random.pick(GeneratedType.scalars)
        }
    }

    mutating func text(_ type: GeneratedType, _ depth: Int) -> String {
        var type = type
        if random.once(in: 40) { type = anyType() }
        if random.once(in: 25) { return "dyn(\(text(type, max(0, depth - 1))))" }
        if depth <= 0 { return leaf(type) }
        if random.once(in: 12) {
            return "(\(text(.bool, depth - 1)) ? \(text(type, depth - 1)) : \(text(type, depth - 1)))"
        }
        if random.once(in: 20) { return "[\(text(type, depth - 1)), \(text(type, 0))][\(random.pick([0, 1, 2]))]" }
        if random.once(in: 25) { return "\(text(.optional(type), depth - 1)).orValue(\(text(type, depth - 1)))" }
        if random.once(in: 30) {
            let name = "v\(locals.count)"
            let inner = anyType()
            let value = text(inner, depth - 1)
            return within(name, inner) { "cel.bind(\(name), \(value), \($0.text(type, depth - 1)))" }
        }
        return form(type, depth)
    }

    /// Writes something in which a further name may be read.
    private mutating func within(
        _ name: String, _ type: GeneratedType, _ write: (inout ExpressionGenerator) -> String
    ) -> String {
        locals.append((name, type))
        defer { locals.removeLast() }
        return write(&self)
    }

    private mutating func leaf(_ type: GeneratedType) -> String {
        let known = (GeneratedInputs.variables + locals).filter { "\($0.type)" == "\(type)" }
        if !known.isEmpty, !random.once(in: 3) { return random.pick(known).name }
        return literal(type)
    }

    private mutating func literal(_ type: GeneratedType) -> String {
        switch type {
        case .bool: return random.pick(["true", "false"])
        case .int:
            let number = random.pick(GeneratedInputs.integers)
            return number < 0 ? "(\(number))" : random.once(in: 8) ? "0x" + String(number, radix: 16) : "\(number)"
        case .uint: return "\(random.pick(GeneratedInputs.integers).magnitude)u"
        case .double:
            return random.pick([
                "0.0", "1.0", "(-1.5)", "0.5", "2.5", "1e3", ".25", "1e-7", "123456.789", "1e21", "double('NaN')",
                "double('Infinity')", "(-0.0)", "9007199254740993.0", "1e308",
            ])
        case .string: return Self.quoted(random.pick(GeneratedInputs.texts), &random)
        case .bytes: return random.pick(["b''", "b'abc'", "b'\\xff\\x00'", "b'é'", "b\"\\303\\277\"", "br'\\x'"])
        case .timestamp:
            return random.pick([
                "timestamp('2023-01-15T10:20:30Z')", "timestamp('1969-12-31T23:59:59.5Z')",
                "timestamp('2024-02-29T00:00:00-05:00')", "timestamp(0)", "timestamp('0001-01-01T00:00:00Z')",
                "timestamp('9999-12-31T23:59:59Z')",
            ])
        case .duration:
            return random.pick([
                "duration('0s')", "duration('1h30m')", "duration('-90s')", "duration('1.5s')", "duration('100ms')",
                "duration('36h')",
            ])
        case .null: return "null"
        case .type:
            return random.pick(["int", "string", "bool", "double", "bytes", "list", "map", "type", "null_type", "uint"])
        case .list(let item):
            let count = random.pick([0, 1, 2, 3])
            return "[" + (0..<count).map { _ in literal(item) }.joined(separator: ", ") + "]"
        case .map(let item):
            let keys = GeneratedInputs.keys.filter { _ in random.once(in: 2) }
            return "{" + keys.map { "'\($0)': \(literal(item))" }.joined(separator: ", ") + "}"
        case .optional(let item):
            return random.once(in: 3) ? "optional.none()" : "optional.of(\(literal(item)))"
        }
    }

    static func quoted(_ text: String, _ random: inout RandomSource) -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0 where !text.contains("\t"): return "r\"\(text)\""
        case 1: return "'''\(text)'''"
        default: return "'" + text.replacing("\t", with: "\\t") + "'"
        }
    }

    // MARK: Forms

    private mutating func form(_ type: GeneratedType, _ depth: Int) -> String {
        let forms: [String]
        switch type {
        case .bool: return bool(depth)
        case .int: forms = Self.integers
        case .uint: forms = Self.unsigned
        case .double: forms = Self.doubles
        case .string: forms = Self.strings
        case .bytes: forms = ["{y} + {y}", "bytes({s})", "base64.decode({B})"]
        case .timestamp: forms = ["{t} + {r}", "{r} + {t}", "{t} - {r}", "timestamp({T})", "timestamp({i})"]
        case .duration: forms = ["{r} + {r}", "{r} - {r}", "{t} - {t}", "duration({R})"]
        case .null, .type: return literal(type)
        case .list(let item): return list(item, depth)
        case .map(let item):
            let key = random.pick(GeneratedInputs.keys)
            if random.once(in: 3), case .int = item { return "{'mm': mm}.mm[\(text(.string, 0))]" }
            return "{'\(key)': \(text(item, depth - 1)), \(text(.string, depth - 1)): \(text(item, depth - 1))}"
        case .optional(let item):
            let map = text(.map(item), depth - 1)
            let list = text(.list(item), depth - 1)
            return random.pick([
                "\(map).?\(random.pick(["a", "b", "k1"]))", "\(map)[?\(text(.string, 0))]",
                "\(list)[?\(text(.int, depth - 1))]", "optional.of(\(text(item, depth - 1)))",
                "optional.ofNonZeroValue(\(text(item, depth - 1)))",
                "\(text(.optional(item), depth - 1)).or(\(text(.optional(item), depth - 1)))",
            ])
        }
        return filled(random.pick(forms), depth)
    }

    /// Fills the places of a form: `{i}` int, `{u}` uint, `{d}` double, `{s}` string, `{y}` bytes, `{b}` bool, `{t}`
    /// timestamp, `{r}` duration, `{L}` list of int, `{S}` list of string, `{X}` anything, and some texts.
    private mutating func filled(_ form: String, _ depth: Int) -> String {
        var result = ""
        var rest = Substring(form)
        while let open = rest.firstIndex(of: "{") {
            let letter = rest[rest.index(after: open)]
            result += rest[..<open]
            result += place(letter, depth - 1)
            rest = rest[rest.index(open, offsetBy: 3)...]
        }
        return result + rest
    }

    private mutating func place(_ letter: Character, _ depth: Int) -> String {
        switch letter {
        case "i": text(.int, depth)
        case "n": "\(random.pick([0, 1, 2, 3, -1, 7]))"
        case "u": text(.uint, depth)
        case "d": text(.double, depth)
        case "s": text(.string, depth)
        case "y": text(.bytes, depth)
        case "b": text(.bool, depth)
        case "t": text(.timestamp, depth)
        case "r": text(.duration, depth)
        case "L": text(.list(.int), depth)
        case "S": text(.list(.string), depth)
        case "M": text(.map(.int), depth)
        case "X": text(anyType(), depth)
        case "z": random.pick(["'UTC'", "'-05:00'", "'America/New_York'", "'Asia/Kathmandu'", "'+01:30'", "'Nowhere'"])
        case "p":
            random.pick(["'a'", "'^h.*o$'", "'[a-c]+'", "'\\\\d+'", "'(?i)HELLO'", "'('", "'\\\\pL'", "'^$'", "'.x'"])
        case "N":
            random.pick(["'1'", "'-42'", "'1.5'", "'abc'", "''", "'0x10'", "'+5'", "'1e3'", "'NaN'", "' 1'", "s1"])
        case "B": random.pick(["'aGVsbG8='", "'aGVsbG8'", "''", "'!!!'", "'/+8='", "s1"])
        case "T": random.pick(["'2023-01-15T10:20:30Z'", "'2023-01-15'", "'2023-02-30T00:00:00Z'", "s1"])
        default: random.pick(["'1h'", "'1.5h'", "'-3m'", "'5'", "'1d'", "'0'", "'10us'", "s1"])
        }
    }

    private static let integers = [
        "({i} + {i})", "({i} - {i})", "({i} * {i})", "({i} / {i})", "({i} % {i})", "-{i}", "size({s})", "{S}.size()",
        "size({M})", "size({y})", "int({d})", "int({u})", "int({N})", "int({t})", "{t}.getFullYear()", "{t}.getMonth()",
        "{t}.getDate()", "{t}.getDayOfMonth({z})", "{t}.getDayOfWeek()", "{t}.getDayOfYear()", "{t}.getHours({z})",
        "{t}.getMinutes()", "{t}.getSeconds()", "{t}.getMilliseconds()", "{r}.getHours()", "{r}.getMinutes()",
        "{r}.getSeconds()", "{s}.indexOf({s})", "{s}.lastIndexOf({s})", "{s}.indexOf({s}, {n})",
        "{s}.lastIndexOf({s}, {n})", "{L}[{n}]", "{M}.a", "{M}[{s}]", "math.abs({i})", "math.sign({i})",
        "math.bitAnd({i}, {i})", "math.bitOr({i}, {i})", "math.bitXor({i}, {i})", "math.bitNot({i})",
        "math.bitShiftLeft({i}, {n})", "math.bitShiftRight({i}, {n})", "math.greatest({i}, {i})",
        "math.least({i}, {i}, {i})", "math.greatest({L})", "mm.a.b",
    ]
    private static let unsigned = [
        "({u} + {u})", "({u} - {u})", "({u} * {u})", "({u} / {u})", "({u} % {u})", "uint({i})", "uint({d})",
        "uint({N})",
        "math.bitAnd({u}, {u})", "math.bitShiftLeft({u}, {n})", "math.greatest({u}, {u})",
    ]
    private static let doubles = [
        "({d} + {d})", "({d} - {d})", "({d} * {d})", "({d} / {d})", "-{d}", "double({i})", "double({u})", "double({N})",
        "math.ceil({d})", "math.floor({d})", "math.round({d})", "math.trunc({d})", "math.abs({d})", "math.sign({d})",
        "math.sqrt({d})", "math.greatest({d}, {d})", "math.least({d}, {d})",
    ]
    private static let strings = [
        "({s} + {s})", "{s} + {s} + {s}", "string({i})", "string({u})", "string({d})", "string({b})", "string({t})",
        "string({r})", "string({y})", "{s}.charAt({n})", "{s}.lowerAscii()", "{s}.upperAscii()", "{s}.trim()",
        "{s}.replace({s}, {s})", "{s}.replace({s}, {s}, {n})", "{s}.substring({n})", "{s}.substring({n}, {n})",
        "{S}.join()", "{S}.join({s})", "{s}.reverse()", "strings.quote({s})", "base64.encode({y})", "{S}[{n}]", "ms.a",
        "'%s'.format([{X}])", "'%d|%s'.format([{i}, {s}])", "'%.2f'.format([{d}])", "'%e'.format([{d}])",
        "'%x'.format([{i}])", "'%X'.format([{s}])", "'%b'.format([{i}])", "'%o'.format([{u}])",
    ]

    private mutating func bool(_ depth: Int) -> String {
        let forms = [
            "({b} && {b})", "({b} || {b})", "!{b}", "({i} == {i})", "({X} == {X})", "({X} != {X})", "({s} == {s})",
            "({d} < {d})", "({i} <= {d})", "({u} > {i})", "({s} < {s})", "({s} >= {s})", "({y} < {y})", "({t} < {t})",
            "({r} >= {r})", "({b} < {b})", "({i} in {L})", "({s} in {S})", "({s} in {M})", "({d} in {L})", "has(mi.a)",
            "has({M}.b)", "has(mm.a.b)", "has(ms.key)", "{s}.startsWith({s})", "{s}.endsWith({s})", "{s}.contains({s})",
            "{s}.matches({p})", "matches({s}, {p})", "bool({N})", "type({X}) == type({X})", "type({i}) == int",
            "math.isNaN({d})", "math.isInf({d})", "math.isFinite({d})", "({X} == null)", "({L} == {L})", "({M} == {M})",
            "({S} != {S})", "[{b}, {b}][{n}]", "{'a': {b}}.a", "({i} < {i})", "({i} >= {u})",
        ]
        if random.once(in: 6) {
            let item = random.pick([GeneratedType.int, .string, .double])
            let range = text(random.once(in: 4) ? .map(item) : .list(item), depth - 1)
            let name = "v\(locals.count)"
            let macro = random.pick(["all", "exists", "exists_one"])
            return within(name, item) { "\(range).\(macro)(\(name), \($0.text(.bool, depth - 1)))" }
        }
        if random.once(in: 15) { return "\(text(.optional(.int), depth - 1)).hasValue()" }
        return filled(random.pick(forms), depth)
    }

    private mutating func list(_ item: GeneratedType, _ depth: Int) -> String {
        let name = "v\(locals.count)"
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let from = random.pick(GeneratedType.scalars)
            let range = text(.list(from), depth - 1)
            return within(name, from) { "\(range).map(\(name), \($0.text(item, depth - 1)))" }
        case 1:
            let range = text(.list(item), depth - 1)
            return within(name, item) { "\(range).filter(\(name), \($0.text(.bool, depth - 1)))" }
        case 2:
            let range = text(.list(.int), depth - 1)
            return within(name, .int) {
                "\(range).map(\(name), \($0.text(.bool, depth - 1)), \($0.text(item, depth - 1)))"
            }
        case 3: return "(\(text(.list(item), depth - 1)) + \(text(.list(item), depth - 1)))"
        case 4:
            if case .string = item { return filled("{s}.split({s})", depth) }
            return "[\(text(item, depth - 1)), ?\(text(.optional(item), depth - 1))]"
        default: return "[\(text(item, depth - 1)), \(text(item, depth - 1))]"
        }
    }
}
