import AppraisalIngest
import AppraisalReport
import Glibc
import Synchronization

/// Shows on a terminal how far the reading of a file has come, at what rate and for how long yet.
///
/// Nothing is shown of what is done within a moment.
final class ProgressMeter: Sendable {
  private let file: String
  private let terminal: Terminal
  private let state = Mutex(State())

  private struct State {
    var phase = ""
    var started = 0.0
    var shown = 0.0
  }

  init(_ file: String, _ terminal: Terminal) {
    self.file = file
    self.terminal = terminal
    terminal.show(terminal.wording("读取 \(file) …", "reading \(file) …"))
  }

  /// What a reader tells its progress to; `nil` when nobody watches.
  func progress(_ phase: String) -> ReadingProgress? {
    guard terminal.isWatched else { return nil }
    return { done, all in self.show(phase, done, all, at: ProgressMeter.now) }
  }

  private func show(_ phase: String, _ done: Int, _ all: Int, at now: Double) {
    let started = state.withLock { state -> Double? in
      if state.phase != phase { (state.phase, state.started, state.shown) = (phase, now, now) }
      guard now - state.shown > 0.2 else { return nil }
      state.shown = now
      return state.started
    }
    guard let started, done > 0, all > 0 else { return }
    terminal.show(text(phase, done, all, seconds: now - started))
  }

  private func text(_ phase: String, _ done: Int, _ all: Int, seconds: Double) -> String {
    let percent = done * 100 / all
    let megabytes = Int(Double(done) / 1e6 / max(seconds, 0.001))
    let left = Int((Double(all - done) * seconds / Double(done)).rounded(.up))
    return terminal.wording(
      "\(phase) \(file)  \(percent)%  \(megabytes) MB/s  还需 \(left) 秒",
      "\(phase) \(file)  \(percent)%  \(megabytes) MB/s  \(left) s left")
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
