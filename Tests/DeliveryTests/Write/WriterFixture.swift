import Basics
import Delivery

/// Plans and trees in few words.
enum Fixture {
    static func path(_ text: String) -> RelativePath {
        do {
            return try RelativePath(text)
        } catch {
            preconditionFailure("a test names the path `\(text)`, which \(error.reason)")
        }
    }

    /// A unit whose files have the given texts.
    static func unit(_ directory: String, _ files: [String: String], digest: String = "00") -> UnitOutput {
        UnitOutput(
            directory: path(directory), unit: "ReleaseBinding/\(directory)", digest: Digest(of: Array(digest.utf8)),
            files: files.sorted { $0.key < $1.key }.map { UnitOutput.File(name: $0.key, bytes: Array($0.value.utf8)) })
    }

    /// A unit with other files.
    static func unit(_ unit: UnitOutput, _ change: (inout [UnitOutput.File]) -> Void) -> UnitOutput {
        var files = unit.files
        change(&files)
        return UnitOutput(directory: unit.directory, unit: unit.unit, digest: unit.digest, files: files)
    }

    /// Twelve units in two projects of two environments, all files with the given text in them.
    static func units(_ text: String) -> [UnitOutput] {
        var units: [UnitOutput] = []
        for environment in ["development", "production"] {
            for project in ["shop", "bank"] {
                let directory = "acme/\(environment)/\(project)"
                units.append(unit(directory, ["namespace-x.yaml": "kind: Namespace # \(text)\n"]))
                for component in ["web", "api"] {
                    units.append(
                        unit(
                            "\(directory)/\(component)",
                            ["deployment-\(component).yaml": "a: \(text)\n", "service-\(component).yaml": "b: 1\n"],
                            digest: text))
                }
            }
        }
        return units
    }

    /// A change of every sort: files changed, renamed, added and removed, units new and gone, a new project.
    static func changed(_ text: String) -> WritePlan {
        var units = units(text)
        units.removeAll { $0.directory.text == "acme/production/bank/web" }
        units.append(unit("acme/development/post/mail", ["cronjob-mail.yaml": text]))
        units.append(unit("acme/development/post", ["namespace-x.yaml": text]))
        units.append(unit("_planes/data/main/shared", ["gateway-main.yaml": text]))
        if let index = units.firstIndex(where: { $0.directory.text == "acme/development/shop/web" }) {
            units[index] = unit(units[index]) { files in
                files.removeLast()
                files.append(UnitOutput.File(name: "renamed.yaml", bytes: Array(text.utf8)))
            }
        }
        return WritePlan(units: units, allowsRemovals: true)
    }

    /// The files that a plan asks for, in a directory that was empty.
    static func tree(_ plan: WritePlan) throws -> [RelativePath: [UInt8]] {
        let fileSystem = InMemoryFileSystem()
        _ = try TreeWriter(fileSystem, jobs: 1).write(plan)
        return fileSystem.files
    }

    /// The texts of a file system's files by path, without ownership files.
    static func texts(_ fileSystem: InMemoryFileSystem) -> [String: String] {
        var texts: [String: String] = [:]
        for (path, bytes) in fileSystem.files where path.name != ".choreoc" {
            texts[path.text] = String(decoding: bytes, as: UTF8.self)
        }
        return texts
    }
}

/// The names of the kinds that a write is refused with, sorted; empty if it succeeds.
func refusals(_ fileSystem: some FileSystem, _ plan: WritePlan) -> [String] {
    do throws(DiagnosticError) {
        _ = try TreeWriter(fileSystem, jobs: 2).write(plan)
        return []
    } catch {
        return error.diagnostics.map(\.kind.name).sorted()
    }
}
