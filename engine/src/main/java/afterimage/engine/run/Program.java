package afterimage.engine.run;

/** The version that checkpoints name, from the jar's manifest. */
public final class Program {
    /** This program's version, or {@code development} where it runs from classes. */
    public static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
