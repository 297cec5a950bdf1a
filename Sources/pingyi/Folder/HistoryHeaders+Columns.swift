import AppraisalIngest
import AppraisalScheme

extension HistoryHeaders {
  /// The headers that an assessment declares.
  init(_ columns: HistoryColumns) {
    let year: Year =
      switch columns.year {
      case .fixed(let year): .fixed(year)
      case .column(let header): .column(header)
      }
    self.init(
      subject: columns.identifier, year: year, grade: columns.grade, bottom: columns.bottom)
  }
}
