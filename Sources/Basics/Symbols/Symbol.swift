import Glibc

/// An interned string: equal texts have equal ids, so that field names compare as integers.
///
/// Symbols live as long as the process. Their bytes are immortal, so reading one touches no reference count.
@frozen
public struct Symbol: Hashable, Sendable {
    /// The position in the table; has no meaning outside the process and never orders output.
    public let id: UInt32

    @usableFromInline
    init(id: UInt32) {
        self.id = id
    }

    /// The symbol of a text.
    public init(_ text: String) {
        var text = text
        self = text.withUTF8 { SymbolTable.shared.intern($0) }
    }

    /// The symbol of a text given as UTF-8; the caller vouches that it is valid.
    public init(utf8: UnsafeBufferPointer<UInt8>) {
        self = SymbolTable.shared.intern(utf8)
    }

    /// The empty text.
    public static let empty = Symbol("")

    /// Whether the text is empty.
    public var isEmpty: Bool { utf8.isEmpty }

    /// The immortal UTF-8 bytes.
    public var utf8: UnsafeBufferPointer<UInt8> {
        SymbolTable.shared.bytes(of: id)
    }

    /// The text; a copy, since a shared string would be a reference count shared between workers.
    public var text: String {
        String(decoding: utf8, as: UTF8.self)
    }

    /// Whether both are the same.
    @inlinable
    public static func == (left: Symbol, right: Symbol) -> Bool {
        left.id == right.id
    }

    /// Feeds what `==` compares into a hasher.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
    }
}

extension Symbol: ExpressibleByStringLiteral, CustomStringConvertible {
    /// The symbol of a text that is known at compile time.
    public init(stringLiteral value: StaticString) {
        self = LiteralTable.shared.symbol(of: value)
    }

    /// The text.
    public var description: String { text }
}

extension Symbol {
    /// Orders by UTF-8 bytes, as Go sorts strings.
    public static func precedesBytewise(_ left: Symbol, _ right: Symbol) -> Bool {
        if left.id == right.id { return false }
        let (a, b) = (SymbolTable.shared.entry(of: left.id), SymbolTable.shared.entry(of: right.id))
        if a.prefix != b.prefix { return a.prefix < b.prefix }
        return compareBytes(
            UnsafeBufferPointer(start: a.start, count: a.count), UnsafeBufferPointer(start: b.start, count: b.count))
            < 0
    }
}

/// Compares byte strings: negative, zero or positive as `memcmp`, the shorter first on a tie.
public func compareBytes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    if let a = left.baseAddress, let b = right.baseAddress {
        let order = memcmp(a, b, min(left.count, right.count))
        if order != 0 { return Int(order) }
    }
    return left.count - right.count
}

extension String {
    /// Whether this string precedes another by UTF-8 bytes, as Go sorts strings.
    public func precedesBytewise(_ other: String) -> Bool {
        var left = self
        var right = other
        return left.withUTF8 { a in right.withUTF8 { b in compareBytes(a, b) < 0 } }
    }
}
