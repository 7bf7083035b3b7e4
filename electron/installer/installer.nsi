; Installer and uninstaller for Windows 10 and 11, for one user, without an administrator. Needs NSIS 3.08 and none but its
; own plugins. make-setup.ts calls it twice: for the uninstaller (ONLY_UNINSTALLER), which is signed, and for the installer
; that brings it.
;
;   so-ngoai-vu-X.Y.Z-setup.exe [/S] [/START] [/WAIT=SECONDS] [/DESKTOP=0|1] [/D=C:\a folder]
;
; /S        asks nothing and shows nothing.
; /START    starts the program afterwards: the new one or, where the update was refused or failed, the one before.
; /WAIT=    how long a program that is ending is waited for, 30 seconds where it is not said.
; /DESKTOP= whether a first installation puts a shortcut on the desktop, 1 where it is not said. An update leaves it as it is.
; /D=       the folder, last and without quotation marks, blanks and all. Only a first installation asks for it or takes it:
;           an update goes to where the program is.
;
; Exit codes: 0 installed. 1 cancelled by the user. 10 below Windows 10, or not 64 bits. 11 the program still runs.
; 12 a newer version is installed. 13 not written (disk full, no right to write, a file held by another program): the version
; before stands, or this installer is to be run again. 14 a folder that is refused: a network place or the data folder.
;
; uninstall.exe [/S] [/WAIT=SECONDS] removes exactly the files that this version installed; exit 0 or 11. What others put into
; the folder stays there, and so do the data, which lie elsewhere (%LOCALAPPDATA%\so-ngoai-vu): nothing is asked about them.
; An update extracts everything beside the version before and only then puts it in its place; what the version before
; installed, by the list that it left, and the new one does not have is removed.
Unicode true
!if ${NSIS_PACKEDVERSION} < 0x03008000
  !error "NSIS 3.08 or newer is needed"
!endif
!ifdef AMD64
  Target amd64-unicode
!endif
!include MUI2.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include TextFunc.nsh
!include WordFunc.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh
!define EXE "so-ngoai-vu.exe"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define DATA "$LOCALAPPDATA\so-ngoai-vu"
!define STAGE "so-ngoai-vu-setup.tmp"
!define LIST "installed-files.txt"
!define TOO_OLD 10
!define RUNNING 11
!define DOWNGRADE 12
!define NOT_WRITTEN 13
!define FOLDER 14

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${PUBLISHER}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\so-ngoai-vu"
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=1066 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "${PUBLISHER}"

Var Installed ; the version that this user has, empty where there is none
Var Wait
Var Start
Var Title
Var Text

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"
!define MUI_WELCOMEPAGE_TITLE "$Title"
!define MUI_WELCOMEPAGE_TEXT "$Text"
!define MUI_CUSTOMFUNCTION_GUIINIT judge
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!insertmacro MUI_PAGE_WELCOME
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_PAGE_CUSTOMFUNCTION_PRE skipInUpdate
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_PRE skipInUpdate
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "$(textOpen)"
!insertmacro MUI_PAGE_FINISH
!ifdef ONLY_UNINSTALLER
  !define MUI_UNCONFIRMPAGE_TEXT_TOP "$(textUninstall)"
  !insertmacro MUI_UNPAGE_CONFIRM
  !insertmacro MUI_UNPAGE_INSTFILES
!endif
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!include "${TEXTS}"
; Macros ExtractFiles, PlaceFiles and RemoveFiles: the files of this version, one by one.
!include "${FILES}"
!insertmacro MUI_RESERVEFILE_LANGDLL

!macro Shared un
; Waits until the program can be written, which Windows forbids while it runs.
Function ${un}waitForProgram
  ${Do}
    StrCpy $1 0
    IntOp $2 $Wait * 4
    ${Do}
      ${IfNot} ${FileExists} "$INSTDIR\${EXE}"
        Return
      ${EndIf}
      ClearErrors
      FileOpen $0 "$INSTDIR\${EXE}" a
      ${IfNot} ${Errors}
        FileClose $0
        Return
      ${EndIf}
      ${If} $1 >= $2
        ${ExitDo}
      ${EndIf}
      DetailPrint "$(textWaiting)"
      Sleep 250
      IntOp $1 $1 + 1
    ${Loop}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(textRunning)" /SD IDCANCEL IDRETRY again
    RMDir /r "$INSTDIR\${STAGE}"
    SetErrorLevel ${RUNNING}
    Abort
    again:
  ${Loop}
FunctionEnd

Function ${un}readOptions
  ${GetParameters} $0
  StrCpy $Wait 30
  ClearErrors
  ${GetOptions} $0 "/WAIT=" $1
  ${IfNot} ${Errors}
    StrCpy $Wait $1
  ${EndIf}
FunctionEnd
!macroend
!insertmacro Shared ""

; The version before goes on for who asked for a start, since the program ended itself for this.
Function startAgain
  ${If} $Start == 1
  ${AndIf} ${FileExists} "$INSTDIR\${EXE}"
    Exec '"$INSTDIR\${EXE}"'
  ${EndIf}
FunctionEnd

Function skipInUpdate
  ${If} $Installed != ""
    Abort
  ${EndIf}
FunctionEnd

; Error flag where the program may not lie in $INSTDIR.
Function judgeFolder
  ClearErrors
  StrLen $1 "${DATA}\"
  StrCpy $2 "$INSTDIR\" $1
  StrCpy $3 $INSTDIR 2
  ${If} $2 == "${DATA}\"
  ${OrIf} $3 == "\\"
    SetErrors
  ${EndIf}
FunctionEnd

Function .onVerifyInstDir
  Call judgeFolder
  ${If} ${Errors}
    Abort
  ${EndIf}
FunctionEnd

!ifndef ONLY_UNINSTALLER
; One file of this version from beside to its place; what scans a file may hold it for a moment.
Function place
  Pop $R0
  StrCpy $R1 0
  ${Do}
    Delete "$INSTDIR\$R0"
    ClearErrors
    Rename "$INSTDIR\${STAGE}\$R0" "$INSTDIR\$R0"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    IntOp $R1 $R1 + 1
    ${If} $R1 > 40
      ${ExitDo}
    ${EndIf}
    Sleep 250
  ${Loop}
  Call fail
FunctionEnd
!endif

; Removes what the version before installed and this one does not have, and folders that are empty then.
Function removeOld
  ClearErrors
  FileOpen $R0 "$INSTDIR\${LIST}" r
  ${If} ${Errors}
    Return
  ${EndIf}
  StrLen $R3 "$INSTDIR\"
  ${Do}
    ClearErrors
    FileReadUTF16LE $R0 $R1
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    ${TrimNewLines} $R1 $R1
    ${If} $R1 == ""
    ${OrIf} ${FileExists} "$INSTDIR\${STAGE}\$R1"
      ${Continue}
    ${EndIf}
    ; A list that was changed by others removes nothing outside the folder.
    GetFullPathName $R2 "$INSTDIR\$R1"
    StrCpy $R4 $R2 $R3
    ${If} $R4 != "$INSTDIR\"
      ${Continue}
    ${EndIf}
    Delete $R2
    ${Do}
      ${GetParent} $R1 $R1
      ${If} $R1 == ""
        ${ExitDo}
      ${EndIf}
      RMDir "$INSTDIR\$R1"
    ${Loop}
  ${Loop}
  FileClose $R0
FunctionEnd

Function fail
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\${STAGE}"
  RMDir "$INSTDIR"
  SetErrorLevel ${NOT_WRITTEN}
  MessageBox MB_OK|MB_ICONSTOP "$(textNotWritten)" /SD IDOK
  Call startAgain
  Quit
FunctionEnd

; A file that could not be written out: NSIS has told it already.
Function .onInstFailed
  GetErrorLevel $0
  ${If} $0 != ${RUNNING}
    Call fail
  ${EndIf}
FunctionEnd

Function .onInstSuccess
  ${If} ${Silent}
    Call startAgain
  ${EndIf}
FunctionEnd

; Gives the shortcut the name by which Windows knows the program, without which it shows no notification of it.
Function nameShortcut
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P= 0
    Return
  ${EndIf}
  ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
  ${If} $1 P<> 0
    ${IPersistFile::Load} $1 '("$SMPROGRAMS\${NAME}.lnk",2)' ; STGM_READWRITE
    ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
    ${If} $2 P<> 0
      System::Call '*(&w64 "${APP_ID}")p.r5'
      System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
      System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r5)p.r4'
      ${IPropertyStore::SetValue} $2 '($3,$4)'
      ${IPropertyStore::Commit} $2 ""
      System::Free $3
      System::Free $4
      System::Free $5
      ${IUnknown::Release} $2 ""
      ${IPersistFile::Save} $1 '("$SMPROGRAMS\${NAME}.lnk",1)'
    ${EndIf}
    ${IUnknown::Release} $1 ""
  ${EndIf}
  ${IUnknown::Release} $0 ""
FunctionEnd

Section "!${NAME}" SectionProgram
  SectionIn RO
  SetShellVarContext current
  GetFullPathName $0 "$INSTDIR"
  ${If} $0 != ""
    StrCpy $INSTDIR $0
  ${EndIf}
  Call judgeFolder
  ${If} ${Errors}
    SetErrorLevel ${FOLDER}
    MessageBox MB_OK|MB_ICONSTOP "$(textFolder)" /SD IDOK
    Quit
  ${EndIf}
  Call waitForProgram
!ifdef ONLY_UNINSTALLER
  WriteUninstaller "$INSTDIR\uninstall.exe"
!else
  RMDir /r "$INSTDIR\${STAGE}"
  SetOverwrite try
  ClearErrors
  !insertmacro ExtractFiles
  ${If} ${Errors}
    Call fail
  ${EndIf}
  SetOutPath "$INSTDIR"
  ; It may have been started meanwhile.
  Call waitForProgram
  Call removeOld
  !insertmacro PlaceFiles
  RMDir /r "$INSTDIR\${STAGE}"
!endif
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${EXE}"
  Call nameShortcut
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${KEY}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "$(textDesktop)" SectionDesktop
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${EXE}"
SectionEnd

Function .onInit
  StrCpy $LANGUAGE ${LANG_VIETNAMESE}
  !insertmacro MUI_LANGDLL_DISPLAY
  Call readOptions
  ClearErrors
  ${GetOptions} $0 "/START" $1
  ${IfNot} ${Errors}
    StrCpy $Start 1
  ${EndIf}
  ${GetOptions} $0 "/DESKTOP=" $1
  ${If} $1 == "0"
    !insertmacro UnselectSection ${SectionDesktop}
  ${EndIf}
  ReadRegStr $1 HKCU "${KEY}" "InstallLocation"
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\${EXE}"
    StrCpy $INSTDIR $1
    ReadRegStr $Installed HKCU "${KEY}" "DisplayVersion"
    ; An update leaves the desktop as its user has it.
    !insertmacro UnselectSection ${SectionDesktop}
  ${EndIf}
  ${If} ${Silent}
    Call judge
  ${EndIf}
FunctionEnd

; Refuses what cannot be, and words the first page. With a window this is done once the chosen language holds, which is after .onInit.
Function judge
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    SetErrorLevel ${TOO_OLD}
    MessageBox MB_OK|MB_ICONSTOP "$(textTooOld)" /SD IDOK
    Quit
  ${EndIf}
  StrCpy $Title "$(textInstallTitle)"
  StrCpy $Text "$(textInstall)"
  ${If} $Installed != ""
    StrCpy $Title "$(textUpdateTitle)"
    StrCpy $Text "$(textUpdate)"
    ${VersionCompare} "$Installed" "${VERSION}" $1
    ${If} $1 == 1
      SetErrorLevel ${DOWNGRADE}
      MessageBox MB_OK|MB_ICONSTOP "$(textDowngrade)" /SD IDOK
      Call startAgain
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

!ifdef ONLY_UNINSTALLER
!insertmacro Shared "un."

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
  Call un.readOptions
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  Call un.waitForProgram
  SetOutPath "$TEMP"
  !insertmacro RemoveFiles
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
!uninstfinalize '${COPY} "%1" "${UNINSTALLER}"'
!endif
