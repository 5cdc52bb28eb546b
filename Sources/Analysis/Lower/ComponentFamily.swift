import Basics
import OpenChoreo

/// The families of components that the seed's time deploys: a claim, a binding and a class each.
public enum ComponentFamily: String, Sendable, CaseIterable {
    case service = "Service"
    case webApplication = "WebApplication"
    case scheduledTask = "ScheduledTask"

    var claimKind: Symbol { Symbol(rawValue) }
    var bindingKind: Symbol { Symbol(rawValue + "Binding") }
    var classKind: Symbol { Symbol(rawValue + "Class") }

    /// The reserved name of the component type that renders it.
    public var typeName: String {
        switch self {
        case .service: "choreo-service"
        case .webApplication: "choreo-web-application"
        case .scheduledTask: "choreo-scheduled-task"
        }
    }

    /// Component types whose components are of the family.
    var componentTypes: [String] {
        switch self {
        case .service: ["Service", "APIProxy", "EventHandler", "Webhook"]
        case .webApplication: ["WebApplication"]
        case .scheduledTask: ["ScheduledTask", "ManualTask", "TestRunner"]
        }
    }

    var workloadType: String { self == .scheduledTask ? "cronjob" : "deployment" }

    init?(claimKind: Symbol) { self.init(rawValue: claimKind.text) }

    init?(bindingKind: Symbol) {
        guard bindingKind.text.hasSuffix("Binding") else { return nil }
        self.init(rawValue: String(bindingKind.text.dropLast(7)))
    }
}
