package afterimage.app.session;

import afterimage.app.home.Home;
import java.nio.file.Path;

/** What a run is called on the screen. */
public final class RunName {
    private RunName() {}

    /**
     * Its folder's name while it has the name it was made with, because that one is often shared with others; else the
     * name that a person gave it.
     *
     * @param folder or null for a run that is in none
     */
    public static String shown(String name, Path folder) {
        if (folder == null) {
            return name;
        }
        String made = folder.getFileName().toString();
        String base = Home.folderName(name);
        boolean own = made.equals(base)
                || made.startsWith(base + "-")
                        && made.substring(base.length() + 1).matches("\\d+");
        return own ? made : name;
    }
}
