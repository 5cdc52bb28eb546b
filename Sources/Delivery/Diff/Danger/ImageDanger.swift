import Basics
import Rendering
import Tree

/// Images that go back to an older version, and in production images that may change under their name.
enum ImageDanger {
    static func findings(_ difference: ObjectDifference) -> [Diagnostic] {
        guard let new = difference.new else { return [] }
        let before = difference.old.map(images) ?? [:]
        var findings: [Diagnostic] = []
        for (key, image) in images(new).sorted(by: { $0.key.precedesBytewise($1.key) }) {
            guard let text = image.string else { continue }
            let earlier = before[key]
            if let earlier, earlier.isWritten(as: image) { continue }
            let reference = ImageReference(text)
            if let old = earlier?.string.map(ImageReference.init), old.repository == reference.repository,
                let from = old.version, let to = reference.version, to < from
            {
                findings.append(
                    difference.danger(
                        .imageDowngraded,
                        "container `\(key)` goes back from `\(old.tag)` to `\(reference.tag)` of `\(reference.repository)`",
                        old: earlier?.origin, new: image.origin,
                        fix: "Check that the older version can work with the data of the newer one."))
            }
            if new.isProduction, reference.digest == nil {
                findings.append(
                    difference.danger(
                        .imageMutable,
                        "container `\(key)` takes `\(text)` into production by a tag, which may mean another image tomorrow",
                        old: earlier?.origin, new: image.origin, fix: "Write the digest: `\(text)@sha256:…`."))
            }
        }
        return findings
    }

    /// The images of an object by container.
    private static func images(_ object: ComparedObject) -> [String: Value] {
        guard let spec = PodTemplate.podSpec(of: object) else { return [:] }
        var images: [String: Value] = [:]
        for list in ["initContainers", "containers"] as [Symbol] {
            for container in spec[list]?.items ?? [] {
                if let name = container["name"]?.string, let image = container["image"] { images[name] = image }
            }
        }
        return images
    }
}

/// An image reference: repository, tag and digest.
struct ImageReference: Equatable {
    /// Registry and path.
    let repository: String
    /// The tag; `latest` when there is neither tag nor digest.
    let tag: String
    /// The digest behind the at sign.
    let digest: String?

    init(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        digest = parts.count > 1 ? String(parts[1]) : nil
        let name = parts.first.map(String.init) ?? ""
        let slash = name.lastIndex(of: "/") ?? name.startIndex
        if let colon = name[slash...].lastIndex(of: ":") {
            repository = String(name[..<colon])
            tag = String(name[name.index(after: colon)...])
        } else {
            repository = name
            tag = digest == nil ? "latest" : ""
        }
    }

    /// The tag as a version; nil if it is none.
    var version: TagVersion? { TagVersion(tag) }
}

/// A tag that is a semantic version: `v1.2.3`, `1.2`, `1.2.3-rc.1`.
struct TagVersion: Comparable {
    private let numbers: [Int]
    private let prerelease: [Substring]

    /// Nil for tags that are no version.
    init?(_ tag: String) {
        var text = tag[...]
        if text.first == "v" || text.first == "V" { text = text.dropFirst() }
        if let plus = text.firstIndex(of: "+") { text = text[..<plus] }
        let dash = text.firstIndex(of: "-")
        let core = text[..<(dash ?? text.endIndex)]
        let parts = core.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.count <= 9 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        // A single number is as likely a build number or a date as a version.
        guard numbers.count == parts.count, (2...4).contains(numbers.count) else { return nil }
        self.numbers = numbers
        prerelease = dash.map { text[text.index(after: $0)...].split(separator: ".") } ?? []
    }

    static func < (left: TagVersion, right: TagVersion) -> Bool {
        for index in 0..<max(left.numbers.count, right.numbers.count) {
            let a = index < left.numbers.count ? left.numbers[index] : 0
            let b = index < right.numbers.count ? right.numbers[index] : 0
            if a != b { return a < b }
        }
        if left.prerelease.isEmpty || right.prerelease.isEmpty {
            return !left.prerelease.isEmpty && right.prerelease.isEmpty
        }
        for (a, b) in zip(left.prerelease, right.prerelease) where a != b {
            switch (Int(a), Int(b)) {
            case (let x?, let y?): return x < y
            case (_?, nil): return true
            case (nil, _?): return false
            case (nil, nil): return String(a).precedesBytewise(String(b))
            }
        }
        return left.prerelease.count < right.prerelease.count
    }

    static func == (left: TagVersion, right: TagVersion) -> Bool { !(left < right) && !(right < left) }
}
