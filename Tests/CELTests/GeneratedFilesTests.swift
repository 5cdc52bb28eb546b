import CEL
import TestSupport
import Testing

/// The page of functions is made from their declarations.
@Suite struct GeneratedFilesTests {
    @Test func functionsPage() throws {
        try expectGenerated("Sources/CEL/CEL.docc/Functions.md", FunctionReference.markdown)
    }
}
