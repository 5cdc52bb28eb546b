import Basics
import Foundation

/// Runs a body with SIGINT and SIGTERM held back, so that what it writes is the old or the new when they take effect.
func uninterrupted<Output>(_ body: () throws(DiagnosticError) -> Output) throws(DiagnosticError) -> Output {
    var signals = sigset_t()
    var previous = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    return try body()
}
