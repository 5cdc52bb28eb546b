import Analysis
import Basics

extension Settings {
    /// The settings of a run: the file of the first root, and the flags that win over it.
    ///
    /// Refuses settings that are not understood, and versions that this choreoc is not.
    static func of(
        _ roots: Roots, _ options: SourceOptions, sources: SourceTable
    ) throws(DiagnosticError) -> Settings {
        var settings = try SettingsFile.read(roots.settingsFile, overrides: options.settings, sources: sources)
        try VersionRequirement.check(settings.requiredVersion, version: Choreoc.version)
        if options.compat == .upstream { settings.followsUpstream = true }
        if options.strict { settings.isStrict = true }
        settings.keepsInfos = options.verbose
        return settings
    }
}
