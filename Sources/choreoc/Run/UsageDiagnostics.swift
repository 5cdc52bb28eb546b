import Analysis
import Basics
import Delivery
import Git
import OpenChoreo
import Patches
import Rendering
import Schemas
import Templates
import YAML

extension DiagnosticKind {
    /// A selection that matches nothing.
    static let selectionMatchesNothing = DiagnosticKind(
        9001, "selection-matches-nothing", .error,
        "`--organization`, `--project`, `--component` or `--environment` names something that the sources do not have.")
    /// An output directory that is a source.
    static let outputIsSource = DiagnosticKind(
        9002, "output-is-source", .error,
        "The output directory is the root of the sources itself; it must be a directory of its own, inside or outside.")
    /// A further root that cannot be read.
    static let rootNotFound = DiagnosticKind(
        9003, "root-not-found", .error, "A directory given with `-C` or `--also` does not exist or is no directory.")
    /// A compiled tree that is not staged.
    static let outputNotStaged = DiagnosticKind(
        3310, "output-not-staged", .error,
        """
        `choreoc compile --staged` compiled what is about to be committed, and the rendered tree in the index is not what \
        came out: committed as it is, sources and output would not match. The files are right on disk; stage them with \
        `git add` and commit again.
        """)

    /// A further root that is read already.
    static let rootReadTwice = DiagnosticKind(
        3440, "root-read-twice", .error,
        "`--also` names a directory that is read already, so that every declaration would be there twice.")
    /// A bare repository without a revision.
    static let rootIsBare = DiagnosticKind(
        3441, "root-is-bare", .error, "A bare repository has no work tree; only a revision of it can be read.")

    static let allUsage: [DiagnosticKind] = [
        .rootReadTwice, .rootIsBare,
        .selectionMatchesNothing, .outputIsSource, .rootNotFound, .outputNotStaged,
    ]
}

extension DiagnosticRegistry {
    /// Every kind of finding of choreoc.
    static let choreoc = DiagnosticRegistry([
        DiagnosticKind.allGitWriting, DiagnosticKind.allPublish,
        DiagnosticKind.allGit, DiagnosticKind.allYAML, DiagnosticKind.allOpenChoreo, DiagnosticKind.allAnalysis,
        DiagnosticKind.allSchemas, DiagnosticKind.allTemplates, DiagnosticKind.allRendering,
        DiagnosticKind.allDelivery, DiagnosticKind.allVerify, DiagnosticKind.allUsage, DiagnosticKind.allSeedVocabulary,
        DiagnosticKind.allSeed, DiagnosticKind.allCells, DiagnosticKind.allEdits, DiagnosticKind.allSourceEdits,
        DiagnosticKind.allLocate,
        DiagnosticKind.allSync,
        DiagnosticKind.allDiff, DiagnosticKind.allDanger,
    ])
}
