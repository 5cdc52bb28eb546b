import Basics
import CEL
import Tree

/// The variables that generated expressions read, with values that differ from row to row.
enum GeneratedInputs {
    static let variables: [(name: String, type: GeneratedType)] = [
        ("b1", .bool), ("b2", .bool), ("i1", .int), ("i2", .int), ("d1", .double), ("d2", .double), ("s1", .string),
        ("s2", .string), ("y1", .bytes), ("t1", .timestamp), ("r1", .duration), ("li", .list(.int)),
        ("ls", .list(.string)), ("ld", .list(.double)), ("lb", .list(.bool)), ("mi", .map(.int)), ("ms", .map(.string)),
        ("mm", .map(.map(.int))),
    ]

    static let integers: [Int64] = [
        0, 1, -1, 2, 3, 7, 10, 42, -42, 63, 64, 100, 255, 1000, 86_400, 1_700_000_000, 2_147_483_647, -2_147_483_648,
        9_007_199_254_740_993, .max, .min, .max - 1,
    ]
    static let doubles: [Double] = [
        0, -0.0, 1, -1, 0.5, 1.5, 2.5, -2.5, 3.14159, 1e10, 1e15, 123_456_789.125, 1e16, 1e-5, 0.0001, 1e100, -1e300,
        9_007_199_254_740_993, 9_223_372_036_854_775_807, 18_446_744_073_709_551_615, 4.9e-324, .infinity, -.infinity,
        .nan,
    ]
    static let texts = [
        "", "a", "abc", "hello", "Hello World", "a,b,c", "  trim  ", "true", "123", "-7", "1.5", "é", "日本", "😀x",
        "e\u{301}",
        "tab\there", "aXbXc", "foo/bar", "2023-01-15T10:20:30Z", "1h30m", "aaa", "%s", "key", "k1",
    ]
    static let keys = ["a", "b", "k1", "key", "é"]
    /// Seconds since 1970. The peer's binding refuses the first second that there is.
    static let times: [Int64] = [0, 1_234_567_890, 1_700_000_000, -1, -62_135_596_799, 253_402_300_799, 951_782_399]
    /// Nanoseconds; whole microseconds, since Python knows none finer.
    static let spans: [Int64] = [
        0, 1_000_000_000, -1_000_000_000, 90_000_000_000, 1_500_000_000, 1_000, 3_600_000_000_000, -5_400_000_000_000,
    ]

    static func value(_ type: GeneratedType, _ random: inout RandomSource) -> Value {
        switch type {
        case .bool: return .bool(Bool.random(using: &random))
        case .int, .uint: return Value(.int(random.pick(integers)))
        case .double: return Value(.double(random.pick(doubles)))
        case .string: return .string(random.pick(texts))
        case .bytes: return Value(.bytes(random.pick([[], [0x61], [0xff, 0x7f], Array("héllo".utf8)])))
        case .timestamp: return Value(.timestamp(Timestamp(seconds: random.pick(times))))
        case .duration: return Value(.duration(random.pick(spans)))
        case .list(let item):
            return .list((0..<Int.random(in: 0...4, using: &random)).map { _ in value(item, &random) })
        case .map(let item):
            let names = keys.filter { _ in Bool.random(using: &random) }
            return .map(Map(names.map { (Symbol($0), value(item, &random)) }))
        case .optional, .type, .null: return .null
        }
    }
}

/// The type that a generated expression is meant to have.
indirect enum GeneratedType: Sendable {
    case bool, int, uint, double, string, bytes, timestamp, duration, null, type
    case list(GeneratedType)
    /// A map with string keys.
    case map(GeneratedType)
    case optional(GeneratedType)

    static let scalars: [GeneratedType] = [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]

    var declared: CELType {
        switch self {
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .timestamp: .timestamp
        case .duration: .duration
        case .null: .null
        case .type: .type(.dynamic)
        case .list(let item): .list(item.declared)
        case .map(let item): .map(.string, item.declared)
        case .optional(let item): .optional(item.declared)
        }
    }
}
