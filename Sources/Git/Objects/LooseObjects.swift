import Basics
import Glibc

/// The objects of a repository that lie in files of their own, its alternates' included; read by own code (`Inflate`).
struct LooseObjects: Sendable {
    /// An `objects` directory, and the first two digits of the ids that it has files for.
    private struct Store: Sendable {
        var directory: String
        var starts: Set<UInt8>
    }

    /// Why a file is no object.
    struct Malformed: Error {
        /// The fact.
        let message: String
    }

    private let stores: [Store]
    /// Git follows alternates of alternates this far.
    private static let maximumDepth = 5
    /// No header is longer: a kind, a space, the digits of a size and a zero byte.
    private static let maximumHeader = 32

    /// The loose objects of an `objects` directory.
    init(_ directory: String) {
        var stores: [Store] = []
        Self.add(directory, to: &stores, depth: 0)
        self.stores = stores
    }

    /// The compressed bytes of an object; nil if no file is there. A file that cannot be read is one without bytes.
    func file(_ id: ObjectID) -> [UInt8]? {
        guard let first = id.bytes.first else { return nil }
        let digits = id.hexadecimal
        for store in stores where store.starts.contains(first) {
            let path = store.directory + "/" + digits.prefix(2) + "/" + digits.dropFirst(2)
            do {
                return try readFile(at: path, below: AT_FDCWD, maximumBytes: 1 << 30)
            } catch {
                if case .system(let failure) = error, failure.code == ENOENT { continue }
                return []
            }
        }
        return nil
    }

    /// The kind and size in front of an object's text.
    static func header(of file: [UInt8]) throws(Malformed) -> (kind: ObjectKind, size: Int) {
        let parsed = try split(try start(of: file))
        return (parsed.kind, parsed.size)
    }

    /// The header and text of an object, not longer than the header says.
    static func contents(of file: [UInt8]) throws(Malformed) -> (kind: ObjectKind, text: [UInt8]) {
        let parsed = try split(try start(of: file))
        let text: [UInt8]
        do {
            text = try Inflate.text(of: file, limit: parsed.length + parsed.size)
        } catch {
            throw malformed(error)
        }
        guard text.count == parsed.length + parsed.size else { throw Malformed(message: "it is shorter than it says") }
        return (parsed.kind, Array(text.dropFirst(parsed.length)))
    }

    private static func start(of file: [UInt8]) throws(Malformed) -> [UInt8] {
        do {
            return try Inflate.start(of: file, count: maximumHeader)
        } catch {
            throw malformed(error)
        }
    }

    private static func malformed(_ failure: Inflate.Failure) -> Malformed {
        switch failure {
        case .cutOff: Malformed(message: "its file is cut off")
        case .malformed: Malformed(message: "its file does not unpack")
        case .tooLong: Malformed(message: "it is longer than it says")
        }
    }

    private static func split(_ start: [UInt8]) throws(Malformed) -> (kind: ObjectKind, size: Int, length: Int) {
        guard let zero = start.firstIndex(of: 0), let space = start[..<zero].firstIndex(of: 0x20) else {
            throw Malformed(message: "it has no header")
        }
        guard let kind = ObjectKind(name: start[..<space]) else { throw Malformed(message: "it has an unknown kind") }
        let digits = start[(space + 1)..<zero]
        guard (1...18).contains(digits.count), digits.allSatisfy({ 0x30...0x39 ~= $0 }),
            digits.count == 1 || digits.first != 0x30
        else { throw Malformed(message: "its size is malformed") }
        return (kind, digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, zero + 1)
    }

    // MARK: Directories

    private static func add(_ directory: String, to stores: inout [Store], depth: Int) {
        guard depth <= maximumDepth, !stores.contains(where: { $0.directory == directory }) else { return }
        stores.append(Store(directory: directory, starts: starts(in: directory)))
        guard
            let text = try? readFile(at: directory + "/info/alternates", below: AT_FDCWD, maximumBytes: 1 << 20)
        else { return }
        for line in text.split(separator: 0x0a) where line.first != UInt8(ascii: "#") {
            let path = String(decoding: line, as: UTF8.self)
            add(path.hasPrefix("/") ? path : directory + "/" + path, to: &stores, depth: depth + 1)
        }
    }

    private static func starts(in directory: String) -> Set<UInt8> {
        var found: Set<UInt8> = []
        guard let stream = opendir(directory) else { return found }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let high = UInt8(bitPattern: entry.pointee.d_name.0)
            let low = UInt8(bitPattern: entry.pointee.d_name.1)
            guard entry.pointee.d_name.2 == 0, let one = hexadecimalDigit(high), let other = hexadecimalDigit(low)
            else {
                continue
            }
            found.insert(one << 4 | other)
        }
        return found
    }
}
