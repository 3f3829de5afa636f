@echo off
rem Burstlab from a folder, with nothing installed: alone it opens the workbench, with arguments it is the command line.
setlocal
set "script=burstlab.mjs"
if "%~1"=="" set "script=start.mjs"
"%~dp0node_modules\node\bin\node.exe" "%~dp0build\%script%" %*
