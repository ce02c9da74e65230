@echo off
rem Starts Afterimage with the Java of JAVA_HOME, or else the one on the path.
setlocal
set "HERE=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "MAJOR="
for /f "tokens=3" %%v in ('""%JAVA%" -version 2>&1" ^| findstr /i version') do if not defined MAJOR for /f "tokens=1 delims=." %%m in ("%%~v") do set "MAJOR=%%m"
if not defined MAJOR goto nojava
if %MAJOR% LSS 17 goto nojava
set "NEWER="
rem Newer Javas ask for leave to load native libraries, older ones do not know the question.
if %MAJOR% GEQ 24 set "NEWER=--enable-native-access=ALL-UNNAMED,javafx.graphics --sun-misc-unsafe-memory-access=allow"
rem TensorFlow writes to standard error past Java; here only this keeps it quiet.
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=3"
rem A heap that grows by what lives in it only; the reasons stand in bin/afterimage.
"%JAVA%" -Xms160m -Xmn48m -XX:GCTimeRatio=1 -XX:G1HeapRegionSize=2m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=15 -XX:+ExplicitGCInvokesConcurrent "-Dafterimage.program=%HERE%" --module-path "%HERE%\lib\javafx" --add-modules javafx.controls,javafx.swing %NEWER% -cp "%HERE%\lib\*" afterimage.app.Launcher %*
exit /b %ERRORLEVEL%
:nojava
echo afterimage: Java 17 or later is needed; install it or point JAVA_HOME at it. 1>&2
exit /b 2
