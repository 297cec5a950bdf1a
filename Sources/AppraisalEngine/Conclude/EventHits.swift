import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension Records {
  /// The events of an input that have one of some words, with the position of the word among these.
  func eventHits(of input: String, words: [String]) -> [(row: Int, date: CalendarDate, word: Int)] {
    guard let events = events[input] else { return [] }
    let wanted = events.words.map { word in
      words.firstIndex { $0.utf8.elementsEqual(word.utf8) }
    }
    return events.records.indices.compactMap { index in
      let record = events.records[index]
      return wanted[Int(record.word)].map { (Int(events.subjects[index]), record.date, $0) }
    }
  }
}
