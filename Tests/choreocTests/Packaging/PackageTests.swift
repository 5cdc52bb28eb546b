import Foundation
import TestSupport
import Testing

/// The Debian package, made of the program beside the tests.
@Suite(.enabled(if: PackageTools.areThere, "no dpkg-dev"))
struct PackageTests {
    private static let script = ConformanceData.repository.appendingPathComponent(".ci/package-deb").path

    @Test func itHoldsProgramManualCompletionsAndCopyright() throws {
        let folder = try TemporaryDirectory()
        let made = try ProgramRun(
            Self.script, [ChoreocRun.executable.path, folder.url.path],
            environment: ["SOURCE_DATE_EPOCH": "1700000000", "DPKG_DEB_COMPRESSOR_LEVEL": "1"])
        #expect(made.status == 0, "\(made.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        let name = try #require(names.first)
        #expect(names.count == 1)
        #expect(name.wholeMatch(of: /choreoc_\d+\.\d+\.\d+_[a-z0-9]+\.deb/) != nil)
        let package = folder.url.appendingPathComponent(name).path
        let list = try ProgramRun("dpkg-deb", ["-c", package], environment: ["TZ": "UTC"]).output
        for (mode, file) in [
            ("-rwxr-xr-x", "bin/choreoc"), ("-rw-r--r--", "share/man/man1/choreoc.1.gz"),
            ("-rw-r--r--", "share/man/man1/choreoc-compile.1.gz"),
            ("-rw-r--r--", "share/bash-completion/completions/choreoc"),
            ("-rw-r--r--", "share/zsh/vendor-completions/_choreoc"),
            ("-rw-r--r--", "share/fish/vendor_completions.d/choreoc.fish"),
            ("-rw-r--r--", "share/doc/choreoc/copyright"), ("-rw-r--r--", "share/doc/choreoc/changelog.gz"),
        ] {
            let line = list.split(separator: "\n").first { $0.hasSuffix(" ./usr/\(file)") }
            #expect(line?.hasPrefix("\(mode) root/root") == true, "\(file): \(line ?? "missing")")
            #expect(line?.contains("2023-11-14 22:13") == true, "\(file)")
        }
        // Nothing else than what a package of this name may have.
        #expect(list.split(separator: "\n").allSatisfy { $0.hasSuffix("./") || $0.contains(" ./usr/") })
        let depends = try ProgramRun("dpkg-deb", ["-f", package, "Depends"]).output
        #expect(depends.contains("libc6 (>= "))
        #expect(depends.contains("libgit2-1."))
        #expect(depends.contains("libyaml-0-2"))
        let version = try ProgramRun("dpkg-deb", ["-f", package, "Version"]).output
        #expect(try ChoreocRun(["--version"]).output == "choreoc \(version)")
    }

    @Test func installPutsEverythingBelowThePrefix() throws {
        let folder = try TemporaryDirectory()
        let script = ConformanceData.repository.appendingPathComponent(".ci/install-files").path
        let run = try ProgramRun(script, [ChoreocRun.executable.path, folder.url.path, "/usr/local"])
        #expect(run.status == 0, "\(run.errors)")
        let files = try contents(of: folder.url).keys.filter { !$0.contains("/man/") }.sorted()
        #expect(
            files == [
                "usr/local/bin/choreoc", "usr/local/share/bash-completion/completions/choreoc",
                "usr/local/share/fish/completions/choreoc.fish", "usr/local/share/zsh/site-functions/_choreoc",
            ])
        let installed = folder.url.appendingPathComponent("usr/local/bin/choreoc").path
        #expect(try ProgramRun(installed, ["--version"]).status == 0)
        let completions = folder.url.appendingPathComponent("usr/local/share/bash-completion/completions/choreoc")
        #expect(try ProgramRun("bash", ["-n", completions.path]).status == 0)
    }
}

private enum PackageTools {
    static let areThere = ["dpkg-deb", "dpkg-shlibdeps", "strip"].allSatisfy {
        (try? ProgramRun($0, ["--version"]))?.status == 0
    }
}
