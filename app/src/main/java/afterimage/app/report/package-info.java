/** A study's report as pages and files, made without a window. */
package afterimage.app.report;
