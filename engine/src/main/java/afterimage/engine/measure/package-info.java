/** How good frames are: metrics in the published conventions, and the baselines to hold them against. */
package afterimage.engine.measure;
