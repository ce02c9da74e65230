/** Training: losses, optimizers, the step, and what a person can do to it while it runs. */
package afterimage.engine.train;
