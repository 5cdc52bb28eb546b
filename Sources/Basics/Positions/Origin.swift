/// Where a value comes from: a document, a byte range in it, and whether the value came from a secret.
///
/// It uses 56 bits, so that it fits into every node of a tree. Offsets are relative to the start of the document, so that
/// an edit elsewhere in a file does not change them. Ranges longer than 8,191 bytes are recorded with that length.
@frozen
public struct Origin: Hashable, Sendable {
    /// The packed form: document in bits 36–55, offset in 14–35, length in 1–13, taint in bit 0.
    public var bits: UInt64

    /// An origin from its packed form.
    @inlinable
    public init(bits: UInt64) {
        self.bits = bits
    }

    /// No known place: made by choreoc itself.
    public static let none = Origin(bits: 0)

    /// The largest document index that fits.
    public static let maximumDocument = (1 << 20) - 1
    /// The largest offset inside a document that fits, in bytes; later places are recorded with it.
    public static let maximumOffset = (1 << 22) - 1

    /// A range of a document; `document` is an index given by `SourceTable`, 1 or more.
    @inlinable
    public init(document: Int, offset: Int, length: Int) {
        let document = UInt64(truncatingIfNeeded: document & 0xf_ffff)
        let offset = UInt64(truncatingIfNeeded: min(offset, 0x3f_ffff))
        let length = UInt64(truncatingIfNeeded: min(length, 0x1fff))
        self.bits = document << 36 | offset << 14 | length << 1
    }

    /// The document's index in the `SourceTable`; 0 for `none`.
    @inlinable
    public var document: Int { Int(truncatingIfNeeded: bits >> 36) }

    /// Bytes from the start of the document.
    @inlinable
    public var offset: Int { Int(truncatingIfNeeded: bits >> 14) & 0x3f_ffff }

    /// The length in bytes.
    @inlinable
    public var length: Int { Int(truncatingIfNeeded: bits >> 1) & 0x1fff }

    /// Whether the place is known.
    @inlinable
    public var isKnown: Bool { bits >> 36 != 0 }

    /// Whether the value came, wholly or in part, from a secret.
    @inlinable
    public var isTainted: Bool {
        get { bits & 1 != 0 }
        set { bits = newValue ? bits | 1 : bits & ~1 }
    }

    /// This place, tainted if the other is.
    @inlinable
    public func tainted(by other: Origin) -> Origin {
        Origin(bits: bits | (other.bits & 1))
    }
}
