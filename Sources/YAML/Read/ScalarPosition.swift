import Basics

/// Finds places inside the text of a scalar again in the file, where escapes, folding and indentation stand between.
public enum ScalarPosition {
    /// The bytes of the file that a location means.
    ///
    /// For a location with an `inner` range these are the bytes that decode to it; an escape counts as a whole. The place of
    /// the whole value is given where the range cannot be found: for lists, maps, `!!binary`, and ranges beyond the text.
    /// Nil if the location has no known origin.
    public static func fileRange(of location: Location, in sources: SourceTable) -> SourceTable.Place? {
        guard let place = sources.place(of: location.origin) else { return nil }
        guard let inner = location.inner else { return place }
        let found = place.file.contents.withUnsafeBufferPointer { bytes -> Range<Int>? in
            // The recorded length ends at 8,191 bytes; a longer scalar is followed until the range is found.
            let isCut = location.origin.length >= Origin.maximumLength
            let end = isCut ? bytes.count : place.range.upperBound
            let rest = UnsafeBufferPointer(rebasing: bytes[..<end])
            var trace = ScalarTrace(rest, from: place.range.lowerBound, looking: inner)
            return trace.run()
        }
        return found.map { SourceTable.Place(file: place.file, range: $0) } ?? place
    }
}

extension Origin {
    /// The longest length that an origin records, in bytes.
    fileprivate static let maximumLength = 0x1fff
}
