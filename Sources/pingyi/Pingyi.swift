import ArgumentParser

/// The command.
@main
struct Pingyi: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "pingyi",
    abstract: "评议：把测评票和台账按写定的规则算成得分、等次和名次。Year-end appraisals, exact and explained.",
    discussion: """
      退出码 · exit codes: 0 完成 done; 1 完成但有记录待处理 done, records await a decision; \
      2 用法有误 wrong usage; 3 数据拒收 inputs refused; 4 方案有误 scheme refused; \
      5 无法写出 output could not be written.
      """,
    version: version,
    subcommands: [
      Init.self, Check.self, Assess.self, Rank.self, Reweigh.self, Explain.self,
      Outliers.self, Schema.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      Terminal.complain(failure.message)
      exit(withError: failure.code)
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      guard exitCode(for: error) != .success else { exit(withError: error) }
      Terminal.complain(fullMessage(for: error) + "\n")
      exit(withError: Exit.usage)
    }
  }
}
