/// The names of time zones, for those who do not calculate with them.
public enum TimeZoneNames {
    /// All names of the table.
    public static let all = Set(TimeZones.names)
}
