/// Two items whose answers move together, or against each other, over all sheets.
public struct ItemPair: Sendable, Hashable {
  /// The item with the higher number.
  public let later: Int
  /// The item with the lower number.
  public let earlier: Int
  /// Their correlation over the sheets that answered both.
  public let correlation: Double
}

/// Which pairs of items are psychometric synonyms or antonyms `[meade2012identifying]`.
public enum PairRule: Sendable, Hashable {
  /// Correlated above the cut, which is commonly 0.6.
  case synonyms(above: Double)
  /// Correlated below the cut, which is commonly −0.6.
  case antonyms(below: Double)
}

/// Finds the item pairs that a rule admits.
///
/// - Parameters:
///   - sheets: The answers as given, no item turned round.
///   - rule: Which correlations count; product-moment, over the sheets that answered both items.
/// - Returns: The pairs, by later then by earlier item; none when nothing correlates so much.
/// - Complexity: O(*n p*²).
public func itemPairs(in sheets: AnswerMatrix, _ rule: PairRule) -> [ItemPair] {
  let moments = AnswerMoments(of: sheets)
  var pairs: [ItemPair] = []
  for later in 0..<sheets.items {
    for earlier in 0..<later {
      let correlation = moments.correlation(later, earlier)
      let isAdmitted =
        switch rule {
        case .synonyms(let cut): correlation > cut
        case .antonyms(let cut): correlation < cut
        }
      if isAdmitted {
        pairs.append(ItemPair(later: later, earlier: earlier, correlation: correlation))
      }
    }
  }
  return pairs
}

/// The correlation, inside one sheet, of the later with the earlier items of some pairs.
///
/// Pairs with a missing answer are left out; NaN with fewer than two pairs or a constant side.
func pairCorrelation(
  _ answers: UnsafeBufferPointer<Int8>, _ itemPairs: [ItemPair], pairs: inout SheetCorrelation
) -> Double {
  pairs.removeAll()
  for pair in itemPairs {
    let (later, earlier) = (answers[pair.later], answers[pair.earlier])
    if later != AnswerMatrix.missing, earlier != AnswerMatrix.missing {
      pairs.append(Double(later), Double(earlier))
    }
  }
  return pairs.value(minimum: 2)
}
