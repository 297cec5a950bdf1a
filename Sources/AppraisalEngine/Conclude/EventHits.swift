import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension Records {
  /// The events of an input that have one of some words.
  func eventHits(of input: String, words: [String]) -> [(row: Int, date: CalendarDate)] {
    guard let events = events[input] else { return [] }
    let wanted = events.words.map { word in
      words.contains { $0.utf8.elementsEqual(word.utf8) }
    }
    return events.records.indices.compactMap { index in
      let record = events.records[index]
      return wanted[Int(record.word)] ? (Int(events.subjects[index]), record.date) : nil
    }
  }
}
