package afterimage.app.study;

import afterimage.app.chart.LossCurves;
import afterimage.app.report.StudyCurves;
import afterimage.app.report.StudyReport;
import afterimage.app.session.RunReader;
import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.study.RunProgress;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyResults;
import afterimage.engine.study.StudyRun;
import afterimage.engine.trace.HeldOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Reads and runs what a study has made so far. Slow: meant for {@link Worker}. */
public record StudyReader(RunReader runs) {
    /** A study as its folder has it, with the histories of the runs that were ever saved. */
    public record Read(StudyResults results, Map<StudyRun, LossHistory> histories) {}

    /** Held-out clips, input and future, and levels for the curves of the first member's loss. */
    public record Truth(List<Clip> clips, int inputFrames, List<LossCurves.Line> lines) {}

    /** The studies in a folder, the newest first; what cannot be read is left out. */
    public List<StudyFolder> list(Path studies) {
        if (!Files.isDirectory(studies)) {
            return List.of();
        }
        List<StudyFolder> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(studies)) {
            for (Path each : entries.filter(StudyFolder::isStudy).sorted().toList()) {
                try {
                    found.add(StudyFolder.open(each));
                } catch (BadInput e) {
                    LoggerFactory.getLogger(StudyReader.class).warn("not listed", e);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LoggerFactory.getLogger(StudyReader.class).warn("the studies in {} cannot be listed", studies, e);
        }
        found.sort(Comparator.comparing(StudyFolder::changed).reversed());
        return found;
    }

    public Read read(StudyFolder folder) {
        StudyResults results = folder.results();
        Map<StudyRun, LossHistory> histories = new LinkedHashMap<>();
        for (RunProgress now : results.progress()) {
            if (now.steps() > 0) {
                RunFolder run = RunFolder.open(folder.path(now.run()));
                histories.put(now.run(), run.checkpoint().history());
            }
        }
        return new Read(results, histories);
    }

    /** What all members are tried on, with the study's first seed. */
    public Truth truth(Study study) {
        RunSpec first = study.members().get(0).spec();
        List<LossCurves.Line> lines = StudyCurves.lines(study, LossCurves.unit(first), runs.data());
        return new Truth(heldOut(study.runs().get(0)), first.sequence().inputFrames(), lines);
    }

    private List<Clip> heldOut(StudyRun run) {
        return MovingClip.clips(TrainingRun.heldOutClips(run.spec(), runs.data()));
    }

    public HeldOut look(StudyFolder folder, StudyRun run) {
        return runs.look(RunFolder.open(folder.path(run)), heldOut(run));
    }

    public Path report(StudyFolder folder) {
        return StudyReport.write(folder, runs.data(), runs.compute().settings(runs.mailbox()));
    }
}
