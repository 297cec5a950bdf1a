import AppraisalReport
import AppraisalScheme
import ArgumentParser

extension MessageLanguage: ExpressibleByArgument {}

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
}

/// Options that every command has.
struct SharedOptions: ParsableArguments {
  @Option(help: "消息的语言 · the language of messages (zh, en; default: from the locale, else zh)")
  var lang: MessageLanguage?

  @Flag(help: "只输出数据 · print nothing but data")
  var quiet = false

  var terminal: Terminal {
    Terminal(wording: Wording(lang ?? Terminal.localeLanguage), isQuiet: quiet)
  }
}
