package afterimage.engine.model;

import java.util.List;

/** What a model is asked to do (Srivastava et al. 2015, sections 2.2 to 2.4). */
public enum Task {
    AUTOENCODER(Branch.RECONSTRUCTION),
    PREDICTOR(Branch.PREDICTION),
    COMPOSITE(Branch.RECONSTRUCTION, Branch.PREDICTION),
    /** One stack that reads and goes on from its own frames with the same weights (Shi et al. 2017's baselines; OpenSTL). */
    NEXT_FRAME(Branch.PREDICTION);

    private final List<Branch> branches;

    Task(Branch... branches) {
        this.branches = List.of(branches);
    }

    /** One decoder each, in the order of files. */
    public List<Branch> branches() {
        return branches;
    }
}
