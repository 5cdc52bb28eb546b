import Basics

extension DiagnosticKind {
    /// A plane of which nobody says where it is.
    public static let syncDestinationMissing = DiagnosticKind(
        3300, "sync-destination-missing", .error,
        """
        Sync objects are asked for, but `sync.destinations` in `choreoc.yaml` does not say which cluster a plane is. \
        choreoc does not guess: a wrong cluster would get another environment's objects.
        """)
    /// A directory that Argo CD refuses.
    public static let syncDirectoryTooLarge = DiagnosticKind(
        3301, "sync-directory-too-large", .error,
        """
        The manifests of one project in one environment are larger together than what Argo CD's repository server reads \
        of one directory (`reposerver.max.combined.directory.manifests.size`, 10 MB unless raised): the Application would \
        never sync. Split the project, or raise both that limit and `sync.directoryBytes`.
        """)
    /// A field that two write.
    public static let syncFieldContested = DiagnosticKind(
        3302, "sync-field-contested", .warning,
        """
        A field stands in a manifest that an autoscaler or rollout controller writes in the cluster. Flux would set it \
        back at every interval. Leave it out of the template when the autoscaler is there, as a patch \
        `{op: remove, path: /spec/replicas}` of the trait does.
        """)
    /// Projects that wait for each other.
    public static let syncCycle = DiagnosticKind(
        3303, "sync-cycle", .info,
        """
        Projects call each other in a circle, so that Flux cannot wait for one before it applies the other. The \
        `dependsOn` between them is left out: they are applied at the same time.
        """)
    /// Sync objects that this run cannot make.
    public static let syncNotWritten = DiagnosticKind(
        3304, "sync-not-written", .info,
        """
        Sync objects name everything that an organization deploys, so they are only written by a run without \
        `--organization`, `--environment`, `--project` and `--component` in which every unit renders. This run leaves those \
        that are there as they are.
        """)
    /// One tool's objects with the other's annotations.
    public static let syncToolsDiffer = DiagnosticKind(
        3305, "sync-tools-differ", .warning,
        """
        `sync.tool` names one tool and `syncAnnotations` another: the annotations that protect Namespaces and volumes are \
        not read by the tool that prunes.
        """)
    /// A path that its own sync object lies in.
    public static let syncInsideItself = DiagnosticKind(
        3306, "sync-inside-itself", .error,
        """
        A sync object would lie inside the directory that it syncs: it would manage itself, and moving the directory \
        would delete everything. This is a fault of choreoc; please report it.
        """)

    /// Lists that this run cannot make.
    public static let kustomizationNotWritten = DiagnosticKind(
        3307, "kustomization-not-written", .info,
        """
        The `kustomization.yaml` of a project names its components, and that of an environment its projects. A run that is \
        narrowed by `--organization`, `--environment`, `--project` or `--component` does not know all of them, so it leaves \
        the lists of directories that hold more than its selection as they are. What it adds or removes gets into them with \
        the next run that is not narrowed; `choreoc verify` tells whether one is due.
        """)

    /// The kinds of sync objects.
    public static let allSync: [DiagnosticKind] = [
        .syncDestinationMissing, .syncDirectoryTooLarge, .syncFieldContested, .syncCycle, .syncNotWritten,
        .syncToolsDiffer, .syncInsideItself, .kustomizationNotWritten,
    ]
}
