/** Looking inside a trained model: what its layers compute, and what happens when that is changed. */
package afterimage.engine.probe;
