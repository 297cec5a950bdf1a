import CLAPACK

/// The number of threads that OpenBLAS uses in this process.
///
/// It never changes a deciding result (see ``ExactBound``), only how long a large product takes.
public enum BLASThreads {
  /// The number in force.
  public static var count: Int { Int(openblas_get_num_threads()) }

  /// Sets the number for the whole process.
  ///
  /// - Parameter count: At least 1.
  public static func set(_ count: Int) {
    precondition(count >= 1, "OpenBLAS needs at least one thread")
    openblas_set_num_threads(Int32(clamping: count))
  }
}
