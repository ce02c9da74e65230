/** What single channels and units of a model answer to. */
package afterimage.app.features;
