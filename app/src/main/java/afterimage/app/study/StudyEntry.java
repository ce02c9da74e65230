package afterimage.app.study;

import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;

/**
 * A study of the list.
 *
 * @param folder where it was begun; null for one that was not
 */
public record StudyEntry(Study study, StudyFolder folder) {

    public String words() {
        return study.title() + (folder == null ? "" : " (in " + folder.path().getFileName() + ")");
    }

    boolean isSameAs(StudyEntry other) {
        return other != null
                && (folder == null
                        ? other.folder == null && study.name().equals(other.study.name())
                        : other.folder != null && folder.path().equals(other.folder.path()));
    }
}
