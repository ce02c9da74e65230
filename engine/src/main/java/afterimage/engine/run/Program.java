package afterimage.engine.run;

public final class Program {
    /** This program's version, or {@code development} where it runs from classes. */
    public static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
