import AppraisalReport
import AppraisalScheme
import ArgumentParser

/// The language of messages, as it is written on the command line.
enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
  case zh
  case en

  var language: MessageLanguage { self == .zh ? .chinese : .english }
}

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
}

/// Options that every command has.
struct SharedOptions: ParsableArguments {
  @Option(help: "消息的语言 · the language of messages (zh, en; default: from the locale, else zh)")
  var lang: LanguageOption?

  @Flag(help: "只输出数据 · print nothing but data")
  var quiet = false

  var terminal: Terminal {
    Terminal(wording: Wording(lang?.language ?? Terminal.localeLanguage), isQuiet: quiet)
  }
}
