; Stands for Electron's program on Windows where it cannot be had: a real one of 64 bits, with a version, that can be started.
; It notes each start beside itself and, where a file "hold" lies there, runs until that is gone.
Unicode true
Target amd64-unicode
Name "Electron"
OutFile "${OUT}"
RequestExecutionLevel user
SilentInstall silent
CRCCheck off
SetCompress off
VIProductVersion "45.4.1.0"
VIAddVersionKey /LANG=1033 "ProductName" "Electron"
VIAddVersionKey /LANG=1033 "FileVersion" "45.4.1"
VIAddVersionKey /LANG=1033 "ProductVersion" "45.4.1"
VIAddVersionKey /LANG=1033 "FileDescription" "Electron"
Section
  FileOpen $0 "$EXEDIR\started" a
  FileSeek $0 0 END
  FileWrite $0 "started "
  FileClose $0
again:
  IfFileExists "$EXEDIR\hold" 0 end
  Sleep 50
  Goto again
end:
SectionEnd
