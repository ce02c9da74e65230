package archfixture.engine.model;

import archfixture.engine.clip.BreaksEveryLaw;

/** Closes the cycle between two packages. */
public class UsesAClip {
    BreaksEveryLaw below;
}
