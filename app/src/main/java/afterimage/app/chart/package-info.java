/** Charts. The only place that knows JFreeChart. */
package afterimage.app.chart;
