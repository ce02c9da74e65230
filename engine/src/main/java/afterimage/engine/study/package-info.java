/** Studies: one question asked of several runs that share data, seeds and held-out clips. */
package afterimage.engine.study;
