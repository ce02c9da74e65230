package afterimage.engine.study;

import afterimage.engine.run.RunSpec;

/** One run of a study: a member with one of the seeds. */
public record StudyRun(Member member, long seed) {
    public String id() {
        return member.folderName() + "-seed-" + seed;
    }

    public RunSpec spec() {
        return member.spec().with("seed", seed, "name", member.name() + ", seed " + seed);
    }
}
