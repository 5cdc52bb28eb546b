import Basics

/// The text of a file, known to be UTF-8 that YAML allows.
struct SourceText {
    /// The file; of UTF-16 files a copy in UTF-8.
    var file: SourceFile
    /// Where the text starts: behind a byte order mark.
    var start: Int
    /// Whether every byte is ASCII, so that characters and bytes are counted alike.
    var isASCII: Bool

    /// Decodes and checks a file.
    static func decode(_ file: SourceFile, sources: SourceTable) -> Result<SourceText, DiagnosticError> {
        let bytes = file.contents
        if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) { return utf16(file) }
        let start = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        var isASCII = true
        let problem = bytes.withUnsafeBufferPointer { firstProblem($0, from: start, isASCII: &isASCII) }
        guard let problem else { return .success(SourceText(file: file, start: start, isASCII: isASCII)) }
        let document = sources.add(file, start: 0)
        return .failure(
            DiagnosticError(
                Diagnostic(
                    .yamlEncoding, problem.message,
                    at: Location(Origin(document: document, offset: problem.offset, length: 1)), fix: problem.fix)))
    }

    private struct Problem {
        var offset: Int
        var message: String
        var fix: String?
    }

    private static func utf16(_ file: SourceFile) -> Result<SourceText, DiagnosticError> {
        let isLittle = file.contents[0] == 0xff
        var units: [UInt16] = []
        var index = 2
        while index + 1 < file.contents.count {
            let (first, second) = (UInt16(file.contents[index]), UInt16(file.contents[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
            index += 2
        }
        var output: [UInt8] = []
        let failed = transcode(
            units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { output.append($0) })
        if failed || file.contents.count % 2 != 0 {
            return .failure(
                DiagnosticError(
                    Diagnostic(
                        .yamlEncoding, "the file starts like UTF-16 but is not", at: Location(path: file.path),
                        fix: "Save the file as UTF-8.")))
        }
        return .success(SourceText(file: SourceFile(path: file.path, contents: output), start: 0, isASCII: false))
    }

    private static func firstProblem(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isASCII: inout Bool
    ) -> Problem? {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte < 0x20 && byte != 0x09 && byte != 0x0a && byte != 0x0d || byte == 0x7f {
                    let digits = Hexadecimal.text([byte]).uppercased()
                    return Problem(
                        offset: index,
                        message: byte == 0
                            ? "the file holds a NUL byte" : "the file holds the control character U+00\(digits)",
                        fix: byte == 0 && index < 4
                            ? "Save the file as UTF-8." : "Remove it, or write it as `\\x\(digits)` in double quotes.")
                }
                index += 1
                continue
            }
            isASCII = false
            let length = sequenceLength(bytes, index)
            if length == 0 {
                return Problem(
                    offset: index, message: "the file is not valid UTF-8 here", fix: "Save the file as UTF-8.")
            }
            if length == 2, byte == 0xc2, bytes[index + 1] < 0xa0, bytes[index + 1] != 0x85 {
                let digits = Hexadecimal.text([bytes[index + 1]]).uppercased()
                return Problem(
                    offset: index, message: "the file holds the control character U+00\(digits)", fix: "Remove it.")
            }
            if length == 3, byte == 0xef, bytes[index + 1] == 0xbf, bytes[index + 2] >= 0xbe {
                return Problem(
                    offset: index, message: "the file holds a code point that is no character", fix: "Remove it.")
            }
            if length == 3, byte == 0xef, bytes[index + 1] == 0xbb, bytes[index + 2] == 0xbf {
                return Problem(offset: index, message: "a byte order mark stands inside the file", fix: "Remove it.")
            }
            index += length
        }
        return nil
    }

    /// The length of the UTF-8 sequence at an index; 0 when it is overlong, a surrogate, too large or cut.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = bytes[index]
        let length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
        guard byte >= 0xc2, byte <= 0xf4, index + length <= bytes.count else { return 0 }
        for offset in 1..<length where bytes[index + offset] & 0xc0 != 0x80 { return 0 }
        let second = bytes[index + 1]
        if byte == 0xe0 && second < 0xa0 || byte == 0xed && second > 0x9f { return 0 }
        if byte == 0xf0 && second < 0x90 || byte == 0xf4 && second > 0x8f { return 0 }
        return length
    }
}
