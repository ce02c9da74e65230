package afterimage.app.session;

import afterimage.app.home.Home;
import java.nio.file.Path;

/** What a run is called on the screen. */
public final class RunName {
    private RunName() {}

    /**
     * The name that was given to it. Runs that share a name, as all those of a preset do, have folders with numbers, and
     * the number stands behind the name.
     *
     * @param folder or null for a run that is in none
     */
    public static String shown(String name, Path folder) {
        if (folder == null) {
            return name;
        }
        String made = folder.getFileName().toString();
        String numbered = Home.folderName(name) + "-";
        boolean own =
                made.startsWith(numbered) && made.substring(numbered.length()).matches("\\d+");
        return own ? name + " " + made.substring(numbered.length()) : name;
    }
}
